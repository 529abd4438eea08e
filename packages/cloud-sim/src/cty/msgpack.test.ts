import { decode, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import type { CtyType } from './CtyType';
import { type CtyValue, UNKNOWN } from './CtyValue';
import { decodeValue, encodeValue } from './msgpack';

const TYPE: CtyType = [
  'object',
  {
    name: 'string',
    size: 'number',
    encrypted: 'bool',
    tags: ['map', 'string'],
    zones: ['list', 'string'],
    ports: ['set', 'number'],
    pair: ['tuple', ['string', 'bool']],
    disk: ['object', { gib: 'number' }],
  },
];

const orOpen = (value: fc.Arbitrary<CtyValue>) =>
  fc.oneof(value, fc.constantFrom<CtyValue[]>(null, UNKNOWN));

const text = orOpen(fc.string());
const number = orOpen(
  fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, min: -1, max: 1 })),
);
const bool = orOpen(fc.boolean());

const resource = fc.record<Record<string, CtyValue>>({
  name: text,
  size: number,
  encrypted: bool,
  tags: orOpen(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), text)),
  zones: orOpen(fc.array(text)),
  ports: orOpen(fc.array(number)),
  pair: orOpen(fc.tuple(text, bool)),
  disk: orOpen(fc.record({ gib: number })),
});

/** Zero has two floating point forms and one in Terraform. */
function withoutNegativeZero(value: CtyValue): CtyValue {
  return JSON.parse(
    JSON.stringify(value, (_, item) => (item === UNKNOWN ? '(unknown)' : item)),
  );
}

describe('values on the wire', () => {
  it('survive the way to Terraform and back, whatever is null or unknown in them', () => {
    fc.assert(
      fc.property(resource, value => {
        const back = decodeValue(encodeValue(value, TYPE), TYPE);
        expect(withoutNegativeZero(back)).toEqual(withoutNegativeZero(value));
      }),
    );
  });

  it('write an unknown as extension 0', () => {
    expect([...encodeValue(UNKNOWN, 'string')]).toEqual([0xd4, 0, 0]);
  });

  it('take an unknown with refinements for an unknown', () => {
    // ext8, 3 bytes, type 12: "is not null"
    const refined = new Uint8Array([0xc7, 3, 0x0c, 0x81, 0x01, 0xc2]);
    expect(decodeValue(refined, 'string')).toBe(UNKNOWN);
  });

  it('read a number that travels as text', () => {
    expect(decodeValue(encode('1e30'), 'number')).toBe(1e30);
  });

  it('carry the type beside a value of dynamic type', () => {
    const value = { list: ['a', 1], on: true };
    expect(decodeValue(encodeValue(value, 'dynamic'), 'dynamic')).toEqual(
      value,
    );
    const [type] = decode(encodeValue('x', 'dynamic')) as [Uint8Array, string];
    expect(Buffer.from(type).toString()).toBe('"string"');
  });

  it('write every attribute of an object, also those that are not set', () => {
    const type: CtyType = ['object', { a: 'string', b: ['list', 'string'] }];
    expect(decode(encodeValue({ a: 'x' }, type))).toEqual({ a: 'x', b: null });
  });
});
