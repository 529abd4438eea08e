/**
 * Whether a text is a slot of a template that nobody filled in: `[Option A]`, `When [condition 1]`. Brackets of
 * code (`[ $? -eq 0 ]`, `x[0]`), of links and of tick boxes are none.
 *
 * @public
 */
export function isTemplateText(text: string): boolean {
  return text
    .replace(/`[^`]*`/g, '')
    .split('\n')
    .some(line => /(?:^|[\s"(])\[[A-Za-z][A-Za-z0-9 /,-]+\](?!\()/.test(line));
}
