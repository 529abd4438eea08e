/** A text of the same length whose code, which may look like anything, matches nothing. */
export function codeMask(text: string): string {
  return text.replace(/(`+)(?!`)[^`]*?\1(?!`)/g, code =>
    '\u0000'.repeat(code.length),
  );
}
