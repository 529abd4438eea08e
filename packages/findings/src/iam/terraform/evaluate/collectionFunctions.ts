import { define, HclMap, HclValue, isMap, plainJson, textOf } from './HclValue';
import { isKnown, ofLists, TerraformFunction } from './TerraformFunction';

/*
 * Functions of lists, sets and maps beyond those that most configurations are written with.
 * https://developer.hashicorp.com/terraform/language/functions
 */

/** What `setproduct` makes is as long as its lists multiplied. */
const MAX_ITEMS = 10_000;

const keyOf = (value: HclValue) => JSON.stringify(plainJson(value));

function truthOf(value: HclValue): boolean | undefined {
  const text = textOf(value);
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function truths(test: (values: boolean[]) => boolean): TerraformFunction {
  return ofLists(([list]) => {
    const values = list.map(truthOf);
    return values.every(it => it !== undefined) ? test(values) : undefined;
  });
}

function setProduct(lists: readonly HclValue[][]): HclValue[][] | undefined {
  const size = lists.reduce((product, list) => product * list.length, 1);
  return size > MAX_ITEMS
    ? undefined
    : lists.reduce<HclValue[][]>(
        (rows, list) => rows.flatMap(row => list.map(item => [...row, item])),
        [[]],
      );
}

function transpose([map]: readonly HclValue[]): HclValue | undefined {
  if (!isMap(map)) {
    return undefined;
  }
  const result: HclMap = {};
  for (const [name, list] of Object.entries(map)) {
    for (const item of Array.isArray(list) ? list : []) {
      const key = textOf(item) ?? '';
      const known = Object.hasOwn(result, key) ? result[key] : [];
      define(result, key, [...(known as HclValue[]), name]);
    }
  }
  return result;
}

/** By name. */
export const COLLECTION_FUNCTIONS: ReadonlyArray<[string, TerraformFunction]> =
  [
    ['alltrue', truths(values => values.every(Boolean))],
    ['anytrue', truths(values => values.some(Boolean))],
    [
      'chunklist',
      ([list, size]) =>
        Array.isArray(list) && typeof size === 'number' && size > 0
          ? Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
              list.slice(index * size, (index + 1) * size),
            )
          : undefined,
    ],
    [
      'index',
      ([list, value]) => {
        const at =
          Array.isArray(list) && list.every(isKnown) && isKnown(value)
            ? list.findIndex(it => keyOf(it) === keyOf(value))
            : -1;
        return at < 0 ? undefined : at;
      },
    ],
    [
      'matchkeys',
      ofLists(([values, keys, wanted]) => {
        const set = new Set(wanted.map(keyOf));
        return values.filter(
          (_, index) => index in keys && set.has(keyOf(keys[index])),
        );
      }),
    ],
    [
      'setintersection',
      ofLists(([first, ...others]) =>
        first.filter(it =>
          others.every(list => list.some(each => keyOf(each) === keyOf(it))),
        ),
      ),
    ],
    ['setproduct', ofLists(setProduct)],
    [
      'slice',
      ([list, from, to]) =>
        Array.isArray(list) &&
        typeof from === 'number' &&
        typeof to === 'number'
          ? list.slice(from, to)
          : undefined,
    ],
    [
      'sum',
      ofLists(([list]) => {
        const numbers = list.map(it => Number(textOf(it)));
        return numbers.some(Number.isNaN)
          ? undefined
          : numbers.reduce((sum, it) => sum + it, 0);
      }),
    ],
    ['transpose', transpose],
  ];
