/*
 * Values of ASN.1 in DER, the encoding of certificates (X.690): enough to write
 * certificates and requests for them, and to take their parts out again.
 */

/** The tags that certificates use. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag of a value that its place names, in which others stand: `[0]`. */
export function contextTag(place: number): number {
  return 0xa0 + place;
}

/** The same where it is no more than bytes. */
export function implicitTag(place: number): number {
  return 0x80 + place;
}

function lengthOf(size: number): Buffer {
  if (size < 0x80) {
    return Buffer.from([size]);
  }
  const digits = size.toString(16);
  const bytes = Buffer.from(
    digits.padStart(digits.length + (digits.length % 2), '0'),
    'hex',
  );
  return Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes]);
}

/** A value of a tag, of the bytes of others. */
export function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

export function sequence(...contents: Buffer[]): Buffer {
  return der(TAG.sequence, ...contents);
}

/** A name such as `2.5.4.3`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap(number => {
    const groups = [number % 128];
    for (
      let left = Math.floor(number / 128);
      left > 0;
      left = Math.floor(left / 128)
    ) {
      groups.unshift(128 + (left % 128));
    }
    return groups;
  });
  return der(TAG.objectIdentifier, Buffer.from(bytes));
}

/** Bits, of which the last so many are none. */
export function bitString(bytes: Buffer, unused = 0): Buffer {
  return der(TAG.bitString, Buffer.from([unused]), bytes);
}

export function boolean(value: boolean): Buffer {
  return der(TAG.boolean, Buffer.from([value ? 0xff : 0]));
}

/** A time to the second; in two digits of the year up to 2049, as RFC 5280 has it. */
export function time(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '');
  return at.getUTCFullYear() < 2050
    ? der(TAG.utcTime, Buffer.from(digits.slice(2)))
    : der(TAG.generalizedTime, Buffer.from(digits));
}

/** A value as it lies in others. */
export interface DerValue {
  tag: number;
  /** What stands in it, without tag and length. */
  content: Buffer;
  /** All of it. */
  bytes: Buffer;
}

/**
 * The values that stand one behind the other.
 *
 * @throws RangeError where they end too early
 */
export function readDer(bytes: Buffer): DerValue[] {
  const values: DerValue[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes.readUInt8(at);
    let size = bytes.readUInt8(at + 1);
    let start = at + 2;
    if (size > 0x80) {
      const count = size - 0x80;
      size = bytes.readUIntBE(start, count);
      start += count;
    }
    const end = start + size;
    if (end > bytes.length) {
      throw new RangeError(
        `a value of ${size} bytes at ${start} ends behind the last byte, ${bytes.length}`,
      );
    }
    values.push({
      tag,
      content: bytes.subarray(start, end),
      bytes: bytes.subarray(at, end),
    });
    at = end;
  }
  return values;
}

/** The text that carries DER: base64 between two lines that say what it is. */
export function toPem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [
    `-----BEGIN ${label}-----`,
    ...lines,
    `-----END ${label}-----`,
    '',
  ].join('\n');
}

/** The bytes of the first PEM of a label; `undefined` where there is none. */
export function fromPem(label: string, text: string): Buffer | undefined {
  const match = new RegExp(
    `-----BEGIN ${label}-----([^-]+)-----END ${label}-----`,
  ).exec(text);
  return match ? Buffer.from(match[1], 'base64') : undefined;
}
