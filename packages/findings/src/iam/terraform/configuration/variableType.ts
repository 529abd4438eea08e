import { evaluateExpression } from '../evaluate/evaluateExpression';
import { HclScope } from '../evaluate/HclScope';
import { define, HclMap, HclValue, isMap } from '../evaluate/HclValue';
import { HclExpression, HclObjectItem } from '../syntax/HclSyntax';

/** Types of types go no deeper than that. */
const MAX_DEPTH = 100;

/**
 * A value as its variable has it, by the type that the variable is declared with: `optional(...)` attributes that are left out
 * have their defaults, and attributes that the type does not have are left out.
 * https://developer.hashicorp.com/terraform/language/expressions/type-constraints#optional-object-type-attributes
 */
export function valueOfType(
  type: HclExpression,
  value: HclValue,
  scope: HclScope,
  depth = 0,
): HclValue {
  if (type.kind !== 'call' || depth > MAX_DEPTH) {
    return value;
  }
  const [of] = type.args;
  const within = (each: HclValue) =>
    of ? valueOfType(of, each, scope, depth + 1) : each;
  switch (type.name) {
    case 'list':
    case 'set':
      return Array.isArray(value)
        ? placed(value.map(within), value, scope)
        : value;
    case 'map':
      return isMap(value)
        ? placed(
            Object.fromEntries(
              Object.entries(value).map(([name, each]) => [name, within(each)]),
            ),
            value,
            scope,
          )
        : value;
    case 'tuple':
      return Array.isArray(value) && of?.kind === 'tuple'
        ? placed(
            value.map((each, index) =>
              of.items[index]
                ? valueOfType(of.items[index], each, scope, depth + 1)
                : each,
            ),
            value,
            scope,
          )
        : value;
    case 'object':
      return isMap(value) && of?.kind === 'object'
        ? objectOf(of.items, value, scope, depth)
        : value;
    default:
      return value;
  }
}

function objectOf(
  items: readonly HclObjectItem[],
  value: HclMap,
  scope: HclScope,
  depth: number,
): HclMap {
  const result: HclMap = {};
  for (const { key, value: type } of items) {
    const name = key.kind === 'name' ? key.name : String(literalOf(key));
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    if (type.kind !== 'call' || type.name !== 'optional') {
      if (given !== undefined) {
        define(result, name, valueOfType(type, given, scope, depth + 1));
      }
    } else {
      const [inner, fallback] = type.args;
      const present =
        (given ?? null) === null && fallback
          ? evaluateExpression(fallback, scope)
          : given ?? null;
      define(
        result,
        name,
        inner ? valueOfType(inner, present, scope, depth + 1) : present,
      );
    }
  }
  return placed(result, value, scope);
}

function literalOf(key: HclExpression): HclValue {
  return key.kind === 'literal' ? key.value : key.text;
}

/** What comes of a value stands where the value does. */
function placed<T extends object>(
  result: T,
  from: object,
  { sources }: HclScope,
): T {
  const place = sources.of(from);
  return place ? sources.at(result, place) : result;
}
