import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';
import type { CtyType } from './CtyType';
import { type CtyValue, isCtyObject, UNKNOWN } from './CtyValue';

/*
 * Terraform sends values as MessagePack with three habits of its own:
 *
 * - an unknown value is extension 0; one with refinements ("not null", "starts
 *   with") is extension 12, whose refinements a provider may ignore;
 * - a number that fits neither an integer nor a double travels as a string;
 * - a value of type `dynamic` is the pair [type as JSON bytes, value].
 *
 * The type is therefore needed on the way in and on the way out.
 */

const UNKNOWN_EXTENSION = 0;
const REFINED_UNKNOWN_EXTENSION = 12;

/** What MessagePack itself can carry, before the schema gives it meaning. */
type Wire =
  | null
  | boolean
  | number
  | string
  | typeof UNKNOWN
  | Uint8Array
  | Wire[]
  | { [name: string]: Wire };

function createExtensionCodec(): ExtensionCodec {
  const codec = new ExtensionCodec();
  codec.register({
    type: UNKNOWN_EXTENSION,
    encode: value => (value === UNKNOWN ? new Uint8Array([0]) : null),
    decode: () => UNKNOWN,
  });
  codec.register({
    type: REFINED_UNKNOWN_EXTENSION,
    encode: () => null,
    decode: () => UNKNOWN,
  });
  return codec;
}

const extensionCodec = createExtensionCodec();

function fromWire(wire: Wire, type: CtyType): CtyValue {
  if (wire === null || wire === UNKNOWN) {
    return wire;
  }
  if (type === 'dynamic') {
    const [typeBytes, inner] = wire as [Uint8Array, Wire];
    return fromWire(inner, JSON.parse(Buffer.from(typeBytes).toString()));
  }
  if (type === 'number') {
    return Number(wire);
  }
  if (typeof type === 'string') {
    return wire as string | boolean;
  }
  switch (type[0]) {
    case 'list':
    case 'set': {
      const [, element] = type;
      return (wire as Wire[]).map(item => fromWire(item, element));
    }
    case 'tuple': {
      const [, elements] = type;
      return (wire as Wire[]).map((item, i) => fromWire(item, elements[i]));
    }
    case 'map': {
      const [, element] = type;
      return Object.fromEntries(
        Object.entries(wire).map(([key, item]) => [
          key,
          fromWire(item, element),
        ]),
      );
    }
    default: {
      const [, attributes] = type;
      const object = wire as { [name: string]: Wire };
      return Object.fromEntries(
        Object.entries(attributes).map(([name, attribute]) => [
          name,
          fromWire(object[name] ?? null, attribute),
        ]),
      );
    }
  }
}

/** The type that Terraform would give a literal of this value. */
function literalType(value: CtyValue): CtyType {
  if (Array.isArray(value)) {
    return ['tuple', value.map(literalType)];
  }
  if (isCtyObject(value)) {
    return [
      'object',
      Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, literalType(item)]),
      ),
    ];
  }
  if (typeof value === 'boolean') {
    return 'bool';
  }
  return typeof value === 'number' ? 'number' : 'string';
}

function toWire(value: CtyValue, type: CtyType): Wire {
  if (value === null || value === UNKNOWN) {
    return value;
  }
  if (type === 'dynamic') {
    const concrete = literalType(value);
    return [Buffer.from(JSON.stringify(concrete)), toWire(value, concrete)];
  }
  if (Array.isArray(value)) {
    const elements = type[1] as CtyType | CtyType[];
    return value.map((item, i) =>
      toWire(item, (type[0] === 'tuple' ? elements[i] : elements) as CtyType),
    );
  }
  if (isCtyObject(value)) {
    if (type[0] === 'map') {
      const element = type[1] as CtyType;
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          toWire(item, element),
        ]),
      );
    }
    // Every attribute of an object must be on the wire, set or not.
    const attributes = type[1] as Record<string, CtyType>;
    return Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => [
        name,
        toWire(value[name] ?? null, attribute),
      ]),
    );
  }
  return value;
}

/** Reads a value of the given type as Terraform sent it. */
export function decodeValue(bytes: Uint8Array, type: CtyType): CtyValue {
  return fromWire(decode(bytes, { extensionCodec }) as Wire, type);
}

/** Writes a value of the given type as Terraform expects it. */
export function encodeValue(value: CtyValue, type: CtyType): Uint8Array {
  return encode(toWire(value, type), { extensionCodec });
}
