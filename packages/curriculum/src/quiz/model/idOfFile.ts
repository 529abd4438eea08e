/**
 * An id from a file's name, for files that name themselves by nothing else: lower case, digits and hyphens, at most
 * 63 characters, `quiz` where nothing is left.
 *
 * @public
 */
export function idOfFile(file: string): string {
  const name = file
    .replace(/^.*\//, '')
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(-63)
    .replace(/^-+|-+$/g, '');
  return name || 'quiz';
}
