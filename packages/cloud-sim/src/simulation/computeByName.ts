import { type CtyValue } from '../cty/CtyValue';
import { emptyValue } from './emptyValue';
import type { Compute, OpenValue } from './resolveUnknowns';
import { digitsOf } from './simulatedDigits';
import type { ComputeContext, TypeRules } from './TypeRules';

/*
 * Values that a cloud would fill in. A type's rules come first; what they leave open
 * is told from the attribute's name. What the configuration could have set and did
 * not stays empty, unless the cloud chooses a value then.
 */

/** Attributes whose names match, and the value that they have. */
export type NameRule = [
  RegExp,
  (name: string, context: ComputeContext) => CtyValue,
];

/** How a cloud names its values. */
export interface NameRules {
  /** What the cloud chooses where the configuration leaves it open. */
  chosen: NameRule[];
  /** What the cloud alone can tell. */
  told: NameRule[];
}

/** Ids, ARNs and names inside blocks are those of other things. */
const OF_THE_RESOURCE = /^(id|arn|name)$/;

/** The last part of an IPv4 address: 1 to 250, the same for the same id. */
export function hostNumber(id: string): number {
  return (parseInt(digitsOf(id, 4), 16) % 250) + 1;
}

/**
 * What the cloud alone can tell and is no text: a list of objects has one, since
 * configurations read `[0]` of it; the few that stay empty have rules.
 */
function toldValue(open: OpenValue, compute: Compute): CtyValue {
  const { type, path } = open;
  if (typeof type === 'string') {
    return type === 'string' ? compute(open) : emptyValue(type);
  }
  if (type[0] === 'object') {
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, inner]) => [
        name,
        inner === 'string' || Array.isArray(inner)
          ? compute({ ...open, path: `${path}.${name}`, type: inner })
          : emptyValue(inner),
      ]),
    );
  }
  if (type[0] === 'list' && Array.isArray(type[1]) && type[1][0] === 'object') {
    return [toldValue({ ...open, type: type[1] }, compute)];
  }
  return emptyValue(type);
}

/** The value that a simulated cloud fills in at a place. */
export function computeByName(
  { path, type, optional }: OpenValue,
  context: ComputeContext,
  rules: TypeRules | undefined,
  { chosen, told }: NameRules,
): CtyValue {
  const ruled = rules?.computed?.[path];
  if (ruled !== undefined) {
    return typeof ruled === 'function' ? ruled(context) : ruled;
  }
  if (path === 'arn' && rules?.arn) {
    return rules.arn(context);
  }
  if (type !== 'string') {
    return optional
      ? emptyValue(type)
      : toldValue({ path, type, optional }, open =>
          computeByName(open, context, rules, { chosen, told }),
        );
  }
  const name = path.split('.').at(-1) ?? path;
  if (path !== name && OF_THE_RESOURCE.test(name)) {
    return '';
  }
  const nameRules = optional ? chosen : [...chosen, ...told];
  const rule = nameRules.find(([pattern]) => pattern.test(name));
  return rule ? rule[1](name, context) : '';
}
