import { type CtyValue, knownString } from '../cty/CtyValue';
import {
  computeByName,
  hostNumber,
  type NameRule,
} from '../simulation/computeByName';
import type { OpenValue } from '../simulation/resolveUnknowns';
import type { ComputeContext, TypeRules } from '../simulation/TypeRules';
import { arnOf, simulatedArn } from './arnOf';
import { simulatedId } from './identify';
import { digitsOf } from '../simulation/simulatedDigits';

/*
 * Values that AWS would fill in. Addresses are from the documentation ranges of RFC
 * 5737 and names under `.invalid` (RFC 2606), so that nothing simulated can be
 * reached by mistake.
 */

const ID_DIGITS = 13;

function regionOf({ resource, scope }: ComputeContext): string {
  return knownString(resource.region) ?? scope.region;
}

/** `kms_key_id` → `kms-key` */
function words(name: string, suffix: string): string {
  return name.slice(0, -suffix.length).replace(/_/g, '-');
}

/** What AWS chooses where it is left open. */
const CHOSEN: NameRule[] = [
  [/^id$/, (_, { id }) => id],
  [/^region$/, (_, context) => regionOf(context)],
  [/^availability_zone$/, (_, context) => `${regionOf(context)}a`],
  [/(^|_)private_ip$/, (_, { id }) => `192.0.2.${hostNumber(id)}`],
];

/** What AWS alone can tell. */
const TOLD: NameRule[] = [
  [/^arn$/, (_, context) => arnOf(context)],
  [/^(owner_id|account_id|registry_id)$/, (_, { scope }) => scope.accountId],
  [/(^|_)public_ip$/, (_, { id }) => `203.0.113.${hostNumber(id)}`],
  [/(^|_)ip(_address)?$/, (_, { id }) => `192.0.2.${hostNumber(id)}`],
  [
    /(^|_)(dns|dns_name|domain_name|endpoint)$/,
    (name, { id }) => `${name.replace(/_/g, '-')}-${digitsOf(id, 8)}.invalid`,
  ],
  [/^(state|status)$/, () => 'available'],
  [
    /(^|_)(created|creation|create|updated|modified)(_at|_date|_time)?$/,
    (_, { now }) => now,
  ],
  [
    /_arn$/,
    (name, { id, scope }) =>
      simulatedArn(
        'sim',
        scope.region,
        scope.accountId,
        `${words(name, '_arn')}/${digitsOf(id + name, ID_DIGITS)}`,
      ),
  ],
  [
    /_id$/,
    (name, { id }) =>
      simulatedId(words(name, '_id'), digitsOf(id + name, ID_DIGITS)),
  ],
];

/** The value that the simulated AWS fills in at a place. */
export function computeValue(
  open: OpenValue,
  context: ComputeContext,
  rules: TypeRules | undefined,
): CtyValue {
  return computeByName(open, context, rules, { chosen: CHOSEN, told: TOLD });
}
