import type { CtyType } from '../cty/CtyType';
import type { HclEntry } from './readMembers';

const PRIMITIVES: Record<string, CtyType> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  any: 'dynamic',
};

const COLLECTIONS: Record<string, 'list' | 'set' | 'map'> = {
  List: 'list',
  Set: 'set',
  Map: 'map',
};

/** The type that an HCL entry tells; `undefined` where it names a struct. */
export function typeOfHclEntry(entry: HclEntry): CtyType | undefined {
  if (entry.type === 'simple') {
    return PRIMITIVES[entry.storageClass] ?? 'dynamic';
  }
  const match =
    /^(string|number|boolean|any)(List|Set|Map)(List|Set|Map)?$/.exec(
      entry.storageClass,
    );
  if (!match) {
    return undefined;
  }
  const [, primitive, inner, outer] = match;
  const element: CtyType = outer
    ? [COLLECTIONS[inner], PRIMITIVES[primitive]]
    : PRIMITIVES[primitive];
  return [entry.type as 'list' | 'set' | 'map', element];
}

// In order: the tolist(...) forms contain the plain ones.
const GETTERS: Array<[RegExp, CtyType]> = [
  [/getStringAttribute\(/, 'string'],
  [/getNumberAttribute\(/, 'number'],
  [/getBooleanAttribute\(/, 'bool'],
  [/Fn\.tolist\(this\.getListAttribute\(/, ['set', 'string']],
  [/Fn\.tolist\(this\.getNumberListAttribute\(/, ['set', 'number']],
  [/Fn\.tolist\(this\.getBooleanListAttribute\(/, ['set', 'bool']],
  [/getListAttribute\(/, ['list', 'string']],
  [/getNumberListAttribute\(/, ['list', 'number']],
  [/getBooleanListAttribute\(/, ['list', 'bool']],
  [/getStringMapAttribute\(/, ['map', 'string']],
  [/getNumberMapAttribute\(/, ['map', 'number']],
  [/getBooleanMapAttribute\(/, ['map', 'bool']],
  [/getAnyMapAttribute\(/, ['map', 'dynamic']],
];

/** The type that a getter tells, for attributes that no HCL entry covers. */
export function typeOfGetter(code: string): CtyType | undefined {
  const getter = GETTERS.find(([pattern]) => pattern.test(code));
  if (getter) {
    return getter[1];
  }
  const complex =
    /new cdktf\.(String|Number|Boolean|Any)(MapList|Map|List)\(this, "\w+"(?:, (true|false))?\)/.exec(
      code,
    );
  if (complex) {
    const [, primitive, shape, isSet] = complex;
    const element = PRIMITIVES[primitive.toLowerCase()];
    const sequence = isSet === 'true' ? 'set' : 'list';
    if (shape === 'Map') {
      return ['map', element];
    }
    return [sequence, shape === 'List' ? element : ['map', element]];
  }
  return /interpolationForAttribute\(/.test(code) ? 'dynamic' : undefined;
}
