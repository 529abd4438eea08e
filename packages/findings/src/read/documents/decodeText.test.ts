import { decodeText } from './decodeText';

const TEXT = '[{"name": "Zürich 🗻"}]';
const little = Buffer.from(TEXT, 'utf16le');
const big = Buffer.from(little).swap16();

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16, little end first', little],
    [
      'UTF-16, little end first, with a mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
    ],
    ['UTF-16, big end first', big],
    [
      'UTF-16, big end first, with a mark',
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ],
  ])('reads %s, and leaves the mark out', (_, bytes) => {
    expect(decodeText(bytes)).toBe(TEXT);
  });

  it('reads what is empty or no text at all without an error', () => {
    expect(decodeText(new Uint8Array())).toBe('');
    expect(decodeText(Uint8Array.of(0, 0, 0, 0))).toHaveLength(4);
  });
});
