/** Whose repository, and which. Both parts are safe in a path: see {@link isRepositoryNamePart}. */
export interface RepositoryName {
  organization: string;
  repository: string;
}

const PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Whether a text can be the name of an organization or a repository: no separator, no `..`, no hidden file. */
export function isRepositoryNamePart(text: string): boolean {
  return (
    PART.test(text) && !text.includes('..') && !/\.(git|lock)$/i.test(text)
  );
}
