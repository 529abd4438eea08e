/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark or the zeros of plain letters say so. Windows
 * PowerShell's `>` writes UTF-16, and much of what people hand in came that way.
 *
 * @public
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second, third, fourth]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) {
    return 'utf-16be';
  }
  // Without a mark: two letters, brackets or quotes in a row have a zero each.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) {
    return 'utf-16le';
  }
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) {
    return 'utf-16be';
  }
  return 'utf-8';
}
