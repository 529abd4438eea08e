import { type CtyValue, knownString } from '../cty/CtyValue';
import { emptyValue } from '../simulation/emptyValue';
import type { OpenValue } from '../simulation/resolveUnknowns';
import type { ComputeContext, TypeRules } from '../simulation/TypeRules';
import { arnOf, simulatedArn } from './arnOf';
import { simulatedId } from './identify';
import { digitsOf, freshDigits } from './simulatedDigits';

/*
 * Values that AWS would fill in. A type's rules come first; what they leave open is
 * told from the attribute's name. What the configuration could have set and did not
 * stays empty, unless AWS chooses a value then. Addresses are from the documentation
 * ranges of RFC 5737 and names under `.invalid` (RFC 2606), so that nothing
 * simulated can be reached by mistake.
 */

type NameRule = [RegExp, (name: string, context: ComputeContext) => CtyValue];

const ID_DIGITS = 13;
const NAME_DIGITS = 26;

/** The last part of an address: 1 to 250, the same for the same id. */
function hostNumber(id: string): number {
  return (parseInt(digitsOf(id, 4), 16) % 250) + 1;
}

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
  [
    /^name$/,
    (_, { resource }) =>
      `${knownString(resource.name_prefix) ?? 'terraform-'}${freshDigits(
        NAME_DIGITS,
      )}`,
  ],
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

/** Ids, ARNs and names inside blocks are those of other things. */
const OF_THE_RESOURCE = /^(id|arn|name)$/;

/** The value that the simulated AWS fills in at a place. */
export function computeValue(
  { path, type, optional }: OpenValue,
  context: ComputeContext,
  rules: TypeRules | undefined,
): CtyValue {
  const ruled = rules?.computed?.[path];
  if (ruled !== undefined) {
    return typeof ruled === 'function' ? ruled(context) : ruled;
  }
  if (path === 'arn' && rules?.arn) {
    return rules.arn(context);
  }
  if (type !== 'string') {
    return emptyValue(type);
  }
  const name = path.split('.').at(-1) ?? path;
  if (path !== name && OF_THE_RESOURCE.test(name)) {
    return '';
  }
  const nameRules = optional ? CHOSEN : [...CHOSEN, ...TOLD];
  const rule = nameRules.find(([pattern]) => pattern.test(name));
  return rule ? rule[1](name, context) : '';
}
