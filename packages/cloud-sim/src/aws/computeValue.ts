import type { CtyType } from '../cty/CtyType';
import { type CtyValue, knownString } from '../cty/CtyValue';
import { emptyValue } from '../simulation/emptyValue';
import type { ComputeContext, TypeRules } from '../simulation/TypeRules';
import { arnOf } from './arnOf';
import { simulatedId } from './identify';
import { digitsOf, freshDigits } from './simulatedDigits';

/*
 * Values that AWS would fill in. A type's rules come first; what they leave open is
 * told from the attribute's name. Addresses are from the documentation ranges of
 * RFC 5737 and names under `.invalid` (RFC 2606), so that nothing simulated can be
 * reached by mistake.
 */

type NameRule = [RegExp, (name: string, context: ComputeContext) => CtyValue];

function octet(id: string): number {
  return (parseInt(digitsOf(id, 4), 16) % 250) + 1;
}

function regionOf({ resource, scope }: ComputeContext): string {
  return knownString(resource.region) ?? scope.region;
}

const NAME_RULES: NameRule[] = [
  [/^id$/, (_, context) => context.id],
  [/^arn$/, (_, context) => arnOf(context)],
  [/^region$/, (_, context) => regionOf(context)],
  [/^(owner_id|account_id|registry_id)$/, (_, { scope }) => scope.accountId],
  [/^availability_zone$/, (_, context) => `${regionOf(context)}a`],
  [/(^|_)public_ip$/, (_, { id }) => `203.0.113.${octet(id)}`],
  [/(^|_)ip(_address)?$/, (_, { id }) => `192.0.2.${octet(id)}`],
  [
    /(^|_)(dns|dns_name|domain_name|endpoint|hosted_zone)$/,
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
      `arn:aws:sim:${scope.region}:${scope.accountId}:${name
        .replace(/_arn$/, '')
        .replace(/_/g, '-')}/${digitsOf(id + name, 8)}`,
  ],
  [
    /_id$/,
    (name, { id }) =>
      simulatedId(
        name.replace(/_id$/, '').replace(/_/g, '-'),
        digitsOf(id + name, 13),
      ),
  ],
  [
    /^name$/,
    (_, { resource }) =>
      `${knownString(resource.name_prefix) ?? 'terraform-'}${freshDigits(26)}`,
  ],
  [/^name_prefix$/, () => ''],
];

/** The value that the simulated AWS fills in at a path. */
export function computeValue(
  path: string,
  type: CtyType,
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
  const name = path.split('.').at(-1) ?? path;
  if (type !== 'string') {
    return emptyValue(type);
  }
  // Ids and names inside blocks are those of other things than the resource.
  const isNested = path !== name;
  const rule = NAME_RULES.find(
    ([pattern]) =>
      pattern.test(name) && !(isNested && /^(id|arn|name)$/.test(name)),
  );
  return rule ? rule[1](name, context) : '';
}
