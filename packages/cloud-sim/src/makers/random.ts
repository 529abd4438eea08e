import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import {
  type CtyObject,
  knownNumber,
  knownString,
  knownStrings,
} from '../cty/CtyValue';
import { between } from '../simulation/configChecks';
import type { Maker, MakerSet } from './Maker';
import { ADJECTIVES, ANIMALS } from './petWords';

/*
 * `hashicorp/random`: real random values, kept in Terraform's state. With a seed they
 * are the same every time, but not those that the genuine provider makes of it.
 */

/** Whole numbers from 0 to below a limit. */
type Pick = (limit: number) => number;

function pickerOf(seed: string | undefined): Pick {
  if (!seed) {
    return limit => randomInt(limit);
  }
  let step = 0;
  return limit => {
    step += 1;
    const hash = createHash('sha256').update(`${seed} ${step}`).digest();
    return hash.readUIntBE(0, 6) % limit;
  };
}

function shuffled<T>(items: readonly T[], pick: Pick): T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) {
    result.push(...rest.splice(pick(rest.length), 1));
  }
  return result;
}

const KINDS = [
  ['lower', 'abcdefghijklmnopqrstuvwxyz'],
  ['upper', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['numeric', '0123456789'],
  ['special', '!@#$%&*()-_=+[]{}<>:?'],
] as const;

function text(planned: CtyObject): string {
  const pick = pickerOf(undefined);
  const allowed = KINDS.filter(
    ([kind]) =>
      planned[kind] !== false &&
      (kind !== 'numeric' || planned.number !== false),
  ).map(([kind, letters]) => {
    const own =
      kind === 'special' ? knownString(planned.override_special) : undefined;
    return { kind, letters: own || letters };
  });
  const all = allowed.map(({ letters }) => letters).join('');
  const letterOf = (letters: string) => letters[pick(letters.length)];
  const wanted = allowed.flatMap(({ kind, letters }) =>
    Array.from({ length: knownNumber(planned[`min_${kind}`]) ?? 0 }, () =>
      letterOf(letters),
    ),
  );
  const length = knownNumber(planned.length) ?? 0;
  while (wanted.length < length) {
    wanted.push(letterOf(all));
  }
  return shuffled(wanted, pick).join('');
}

const TEXT_DEFAULTS = {
  lower: true,
  min_lower: 0,
  min_numeric: 0,
  min_special: 0,
  min_upper: 0,
  number: true,
  numeric: true,
  special: true,
  upper: true,
};

function textMaker(id: (result: string) => CtyObject): Maker {
  return {
    rules: {
      checks: [between('length', 1, Number.MAX_SAFE_INTEGER)],
      defaults: TEXT_DEFAULTS,
    },
    make: planned => {
      const result = text(planned);
      return { result, ...id(result) };
    },
    read: result => ({ result, length: result.length, ...id(result) }),
  };
}

/** The forms of random bytes. */
function formsOf(bytes: Buffer, prefix: string): CtyObject {
  return {
    b64_std: prefix + bytes.toString('base64'),
    b64_url: prefix + bytes.toString('base64url'),
    dec: prefix + BigInt(`0x${bytes.toString('hex') || '0'}`).toString(),
    hex: prefix + bytes.toString('hex'),
    id: bytes.toString('base64url'),
  };
}

/** What `hashicorp/random` makes. */
export const RANDOM: MakerSet = {
  dataSources: {},
  resources: {
    random_bytes: {
      rules: { checks: [between('length', 1, 4096)] },
      make: ({ length }) => {
        const bytes = randomBytes(knownNumber(length) ?? 1);
        return { base64: bytes.toString('base64'), hex: bytes.toString('hex') };
      },
      read: base64 => {
        const bytes = Buffer.from(base64, 'base64');
        return { base64, hex: bytes.toString('hex'), length: bytes.length };
      },
    },
    random_id: {
      rules: { checks: [between('byte_length', 1, 4096)] },
      make: ({ byte_length: length, prefix }) =>
        formsOf(
          randomBytes(knownNumber(length) ?? 1),
          knownString(prefix) ?? '',
        ),
      read: given => {
        const [id, prefix] = given.split(',').reverse();
        const bytes = Buffer.from(id, 'base64url');
        return {
          ...formsOf(bytes, prefix ?? ''),
          byte_length: bytes.length,
          prefix: prefix ?? null,
        };
      },
    },
    random_integer: {
      rules: {},
      make: ({ min, max, seed }) => {
        const low = knownNumber(min) ?? 0;
        const span = (knownNumber(max) ?? low) - low + 1;
        const result = low + pickerOf(knownString(seed))(Math.max(span, 1));
        return { id: String(result), result };
      },
      read: given => {
        const [result, min, max, seed] = given.split(',');
        return {
          id: result,
          result: Number(result),
          min: Number(min),
          max: Number(max),
          seed: seed ?? null,
        };
      },
    },
    random_password: textMaker(result => ({
      id: 'none',
      // No bcrypt without a library: a digest that no password check takes.
      bcrypt_hash: `$sim$${createHash('sha256').update(result).digest('hex')}`,
    })),
    random_pet: {
      rules: { defaults: { length: 2, separator: '-' } },
      make: ({ length, prefix, separator }) => {
        const pick = pickerOf(undefined);
        const count = Math.max(knownNumber(length) ?? 2, 1);
        const words = Array.from(
          { length: count - 1 },
          () => ADJECTIVES[pick(ADJECTIVES.length)],
        );
        const animal = ANIMALS[pick(ANIMALS.length)];
        const start = knownString(prefix);
        return {
          id: [...(start ? [start] : []), ...words, animal].join(
            knownString(separator) ?? '-',
          ),
        };
      },
    },
    random_shuffle: {
      rules: {},
      make: ({ input, result_count: count, seed }) => {
        const items = knownStrings(input);
        const pick = pickerOf(knownString(seed));
        const wanted = knownNumber(count) ?? items.length;
        const result: string[] = [];
        while (items.length > 0 && result.length < wanted) {
          result.push(...shuffled(items, pick));
        }
        return { id: '-', result: result.slice(0, wanted) };
      },
    },
    random_string: textMaker(result => ({ id: result })),
    random_uuid: {
      rules: {},
      make: () => {
        const result = randomUUID();
        return { id: result, result };
      },
      read: result => ({ id: result, result }),
    },
  },
};
