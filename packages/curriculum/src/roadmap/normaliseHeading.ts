/**
 * A title of a section or a key of a field in the one form by which they compare: lower case, without numbering,
 * plural marks, colons and emphasis, and with `&` and `/` as the word and.
 */
export function normaliseHeading(text: string): string {
  return text
    .toLowerCase()
    .replace(/[*_`]/g, '')
    .replace(/^\s*(?:\d+[.)]|#+)\s*/, '')
    .replace(/\(s\)/g, '')
    .replace(/\s*[&/]\s*/g, ' and ')
    .replace(/[-\s]+/g, ' ')
    .replace(/[:.\s]+$/, '')
    .trim();
}
