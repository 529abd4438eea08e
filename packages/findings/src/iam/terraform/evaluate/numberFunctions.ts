import { HclValue, textOf } from './HclValue';
import { ofKnownText, TerraformFunction } from './TerraformFunction';

/*
 * Functions of numbers and of ranges of addresses.
 * https://developer.hashicorp.com/terraform/language/functions
 */

function ofNumbers(
  calculate: (...numbers: number[]) => number,
): TerraformFunction {
  return args => {
    const numbers = args.map(it => Number(textOf(it)));
    const result = numbers.some(Number.isNaN) ? NaN : calculate(...numbers);
    return Number.isFinite(result) ? result : undefined;
  };
}

/** An IPv4 range as its first address and the length of its prefix; of other ranges nothing is worked out. */
function rangeOf(text: string): [first: number, prefix: number] | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text);
  const [, a, b, c, d, prefix] = (match ?? []).map(Number);
  if (!match || [a, b, c, d].some(it => it > 255) || prefix > 32) {
    return undefined;
  }
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - prefix);
  return [Math.floor(address / size) * size, prefix];
}

function addressText(address: number): string {
  return [24, 16, 8, 0]
    .map(shift => Math.floor(address / 2 ** shift) % 256)
    .join('.');
}

function subnet(
  text: string,
  newBits: number,
  number: number,
): string | undefined {
  const [first, prefix] = rangeOf(text) ?? [0, 33];
  const length = prefix + newBits;
  return length > 32 || number < 0 || number >= 2 ** newBits
    ? undefined
    : `${addressText(first + number * 2 ** (32 - length))}/${length}`;
}

/** By name. */
export const NUMBER_FUNCTIONS: ReadonlyArray<[string, TerraformFunction]> = [
  ['abs', ofNumbers(Math.abs)],
  ['ceil', ofNumbers(Math.ceil)],
  ['floor', ofNumbers(Math.floor)],
  ['log', ofNumbers((number, base) => Math.log(number) / Math.log(base))],
  ['pow', ofNumbers((number, power) => number ** power)],
  ['signum', ofNumbers(Math.sign)],
  ['max', ofNumbers(Math.max)],
  ['min', ofNumbers(Math.min)],
  [
    'parseint',
    ofKnownText((text, base) => {
      const number = parseInt(text, Number(base));
      return Number.isNaN(number) ? undefined : number;
    }),
  ],
  [
    'cidrsubnet',
    ofKnownText((range, newBits, number) =>
      subnet(range, Number(newBits), Number(number)),
    ),
  ],
  [
    'cidrsubnets',
    (args): HclValue | undefined => {
      const [range, ...lengths] = args.map(textOf);
      const [start, prefix] = rangeOf(range ?? '') ?? [NaN, 33];
      let next = start;
      const result = lengths.map(each => {
        const length = prefix + Number(each);
        const size = 2 ** (32 - length);
        const first = Math.ceil(next / size) * size;
        next = first + size;
        return length <= 32 ? `${addressText(first)}/${length}` : undefined;
      });
      const isWhole = next <= start + 2 ** (32 - prefix);
      return isWhole && result.every(it => it !== undefined)
        ? result
        : undefined;
    },
  ],
  [
    'cidrhost',
    ofKnownText((range, number) => {
      const [first, prefix] = rangeOf(range) ?? [NaN, 33];
      const size = 2 ** (32 - prefix);
      const at = Number(number) < 0 ? size + Number(number) : Number(number);
      return at >= 0 && at < size ? addressText(first + at) : undefined;
    }),
  ],
  [
    'cidrnetmask',
    ofKnownText(range => {
      const [, prefix] = rangeOf(range) ?? [];
      return prefix === undefined
        ? undefined
        : addressText(2 ** 32 - 2 ** (32 - prefix));
    }),
  ],
];
