import { COLLECTION_FUNCTIONS } from './collectionFunctions';
import { ENCODING_FUNCTIONS } from './encodingFunctions';
import { FILE_FUNCTIONS } from './fileFunctions';
import { CallContext } from './HclScope';
import {
  define,
  HclMap,
  HclValue,
  isMap,
  JsonText,
  PlacedText,
  plainJson,
  textOf,
  UnknownValue,
} from './HclValue';
import { NUMBER_FUNCTIONS } from './numberFunctions';
import { REGEX_FUNCTIONS, replacePattern } from './regexFunctions';
import {
  isKnown,
  listOf,
  ofLists,
  ofText,
  placedAs,
  TerraformFunction,
} from './TerraformFunction';
import { TEXT_FUNCTIONS } from './textFunctions';

/*
 * The functions of Terraform that policies are written with:
 * https://developer.hashicorp.com/terraform/language/functions
 *
 * A function gives undefined where its result cannot be told from its arguments.
 */

const first: TerraformFunction = ([value]) => value;

function distinct(values: readonly HclValue[]): HclValue[] {
  const seen = new Set<string>();
  return values.filter(value => {
    const key = JSON.stringify(plainJson(value));
    return seen.has(key) ? false : seen.add(key);
  });
}

function flatten(values: readonly HclValue[]): HclValue[] {
  return values.flatMap(it => (Array.isArray(it) ? flatten(it) : [it]));
}

const toSet: TerraformFunction = ([value]) =>
  Array.isArray(value) ? distinct(value) : value;

function merge(args: readonly HclValue[]): HclValue | undefined {
  const result: HclMap = {};
  for (const value of args) {
    if (value !== null && !isMap(value)) {
      return undefined;
    }
    for (const [name, each] of Object.entries(value ?? {})) {
      define(result, name, each);
    }
  }
  return result;
}

function lookup([map, key, otherwise]: readonly HclValue[]) {
  const name = textOf(key);
  if (!isMap(map) || name === undefined) {
    return undefined;
  }
  return Object.hasOwn(map, name) ? map[name] : otherwise;
}

/** `%s`, `%d`, `%q`, `%v` and numbered ones; what a policy's name is made of. */
function format(args: readonly HclValue[], context: CallContext) {
  const [spec, ...values] = args;
  let next = 0;
  const text = textOf(spec)?.replace(
    /%(?:\[(\d+)\])?[-+ #0]*\d*(?:\.\d+)?([a-zA-Z%])/g,
    (_, at: string | undefined, verb: string) => {
      if (verb === '%') {
        return '%';
      }
      const value = values[at === undefined ? next++ : Number(at) - 1] ?? null;
      const plain =
        value instanceof UnknownValue
          ? `\${${value.text}}`
          : textOf(value) ?? JSON.stringify(plainJson(value));
      return verb === 'q' ? JSON.stringify(plain) : plain;
    },
  );
  return text === undefined ? undefined : placedAs(text, args, context.place);
}

function join(args: readonly HclValue[], { place }: CallContext) {
  const separator = textOf(args[0]);
  const items = flatten(args.slice(1)).map(it =>
    it instanceof UnknownValue ? `\${${it.text}}` : textOf(it),
  );
  return separator === undefined || items.some(it => it === undefined)
    ? undefined
    : placedAs(items.join(separator), args, place);
}

function jsonDecode([value]: readonly HclValue[], { scope }: CallContext) {
  if (value instanceof JsonText) {
    return value.value;
  }
  const text = textOf(value);
  if (text === undefined) {
    return undefined;
  }
  try {
    const parsed = JSON.parse(text) as HclValue;
    if (
      value instanceof PlacedText &&
      (isMap(parsed) || Array.isArray(parsed))
    ) {
      scope.sources.at(parsed, { ...value.place, text });
    }
    return parsed;
  } catch {
    return undefined;
  }
}

function replace(args: readonly HclValue[], context: CallContext) {
  const [value] = args;
  const [text, search, replacement] = args.map(textOf);
  if (text === undefined || search === undefined || replacement === undefined) {
    return undefined;
  }
  return /^\/.+\/$/s.test(search)
    ? replacePattern(args, context)
    : placedAs(text.replaceAll(search, replacement), [value], context.place);
}

function element([list, index]: readonly HclValue[]) {
  return Array.isArray(list) && list.length > 0 && typeof index === 'number'
    ? list[((index % list.length) + list.length) % list.length]
    : undefined;
}

const coalesce: TerraformFunction = args =>
  args.find(it => it !== null && it !== '');

const lengthOf: TerraformFunction = ([value]) => {
  if (isMap(value)) {
    return Object.keys(value).length;
  }
  return Array.isArray(value) ? value.length : textOf(value)?.length;
};

/** By name. */
export const TERRAFORM_FUNCTIONS: ReadonlyMap<string, TerraformFunction> =
  new Map<string, TerraformFunction>([
    ['jsonencode', ([value]) => new JsonText(value)],
    ['jsondecode', jsonDecode],
    ...FILE_FUNCTIONS,
    ...ENCODING_FUNCTIONS,
    ...COLLECTION_FUNCTIONS,
    ...TEXT_FUNCTIONS,
    ...NUMBER_FUNCTIONS,
    ...REGEX_FUNCTIONS,
    ['format', format],
    [
      'formatlist',
      ([spec, list], context) =>
        listOf(list)?.map(it => format([spec, it], context) ?? it),
    ],
    ['join', join],
    [
      'split',
      ofText((separator, text = '') =>
        separator === '' ? undefined : text.split(separator),
      ),
    ],
    ['replace', replace],
    ['lower', ofText(text => text.toLowerCase())],
    ['upper', ofText(text => text.toUpperCase())],
    ['title', ofText(text => text.replace(/\b[a-z]/g, it => it.toUpperCase()))],
    ['trimspace', ofText(text => text.trim())],
    ['chomp', ofText(text => text.replace(/[\r\n]+$/, ''))],
    [
      'trimprefix',
      ofText((text, prefix = '') =>
        text.startsWith(prefix) ? text.slice(prefix.length) : text,
      ),
    ],
    [
      'trimsuffix',
      ofText((text, suffix = '') =>
        suffix && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
      ),
    ],
    ['startswith', ofText((text, prefix = '') => text.startsWith(prefix))],
    ['endswith', ofText((text, suffix = '') => text.endsWith(suffix))],
    [
      'substr',
      ofText((text, from = '0', length = '-1') =>
        Number(length) < 0
          ? text.slice(Number(from))
          : text.slice(Number(from)).slice(0, Number(length)),
      ),
    ],
    ['basename', ofText(path => path.replace(/^.*\//, ''))],
    ['dirname', ofText(path => path.replace(/\/?[^/]*$/, '') || '.')],
    ['abspath', first],
    ['pathexpand', first],
    ['sensitive', first],
    ['nonsensitive', first],
    ['tostring', ofText(text => text)],
    [
      'tonumber',
      ([value]) => {
        const number = Number(textOf(value));
        return Number.isNaN(number) ? undefined : number;
      },
    ],
    [
      'tobool',
      ([value]) => {
        const text = textOf(value);
        return text === 'true' || text === 'false'
          ? text === 'true'
          : undefined;
      },
    ],
    ['tolist', first],
    ['toset', toSet],
    ['tomap', first],
    ['concat', ofLists(lists => lists.flat())],
    [
      'flatten',
      ([value]) => {
        const list = listOf(value);
        return list && flatten(list);
      },
    ],
    ['distinct', toSet],
    [
      'compact',
      ofLists(([list]) => list.filter(it => it !== null && it !== '')),
    ],
    ['reverse', ofLists(([list]) => [...list].reverse())],
    [
      'sort',
      ofLists(([list]) =>
        list.every(it => typeof it === 'string')
          ? ([...list] as string[]).sort()
          : list,
      ),
    ],
    ['setunion', ofLists(lists => distinct(lists.flat()))],
    [
      'setsubtract',
      ofLists(([from, what = []]) =>
        from.filter(
          it =>
            !what.some(
              each =>
                JSON.stringify(plainJson(each)) ===
                JSON.stringify(plainJson(it)),
            ),
        ),
      ),
    ],
    [
      'contains',
      ([list, value]) =>
        isKnown(value) && Array.isArray(list) && list.every(isKnown)
          ? list.some(
              it =>
                JSON.stringify(plainJson(it)) ===
                JSON.stringify(plainJson(value)),
            )
          : undefined,
    ],
    ['element', element],
    ['length', lengthOf],
    ['keys', ([map]) => (isMap(map) ? Object.keys(map).sort() : undefined)],
    [
      'values',
      ([map]) =>
        isMap(map)
          ? Object.keys(map)
              .sort()
              .map(name => map[name])
          : undefined,
    ],
    ['merge', merge],
    ['lookup', lookup],
    [
      'zipmap',
      ofLists(([names, values]) =>
        Object.fromEntries(
          names.map((name, index) => [textOf(name) ?? '', values[index]]),
        ),
      ),
    ],
    ['one', ([value]) => (Array.isArray(value) ? value[0] ?? null : value)],
    ['coalesce', coalesce],
    [
      'coalescelist',
      args => args.find(it => Array.isArray(it) && it.length > 0),
    ],
    ['try', args => args.find(isKnown) ?? args[0]],
    ['can', ([value]) => isKnown(value)],
    [
      'range',
      ([from, to]) => {
        const [start, end] =
          to === undefined ? [0, Number(from)] : [Number(from), Number(to)];
        return Number.isInteger(start) && end - start <= 1000 && end >= start
          ? Array.from({ length: end - start }, (_, index) => start + index)
          : undefined;
      },
    ],
  ]);
