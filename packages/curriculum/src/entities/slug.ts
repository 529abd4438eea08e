/**
 * A name made of a text: lower-case letters and digits joined by `-`, at most 63 characters unless told, as the catalog
 * wants them. Empty where the text has neither.
 */
export function slug(
  text: string,
  options?: { words?: number; maxLength?: number },
): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return words
    .slice(0, options?.words)
    .join('-')
    .slice(0, options?.maxLength ?? 63)
    .replace(/-+$/, '');
}
