/** Escapes of quoted text: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences */
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
};

/** What a quoted text says, without its quotes. */
export function unescapeQuoted(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs,
    (whole, short, long, letter) => {
      const code = parseInt(short ?? long, 16);
      if (letter !== undefined) {
        return ESCAPES[letter] ?? whole;
      }
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** `$${` and `%%{` write what would begin an interpolation or a directive. */
export function unescapeTemplate(text: string): string {
  return text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
}
