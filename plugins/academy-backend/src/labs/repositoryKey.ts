import { InputError } from '@backstage/errors';

/**
 * What a repository is known by, however its clone address is written: the host in lower case and the path, without
 * the scheme, trailing slashes, doubled slashes, escapes or `.git`; e.g. `github.com/acme/lab-1`.
 *
 * Throws `InputError` where the address is none.
 */
export function repositoryKey(cloneUrl: string): string {
  try {
    const { host, pathname } = new URL(cloneUrl);
    const path = decodeURIComponent(pathname)
      .replace(/\/{2,}/g, '/')
      .replace(/\/$/, '')
      .replace(/\.git$/, '');
    return `${host}${path}`;
  } catch {
    throw new InputError(
      `cloneUrl is '${cloneUrl}', but the address of a repository was expected, such as https://github.com/acme/lab-1.git`,
    );
  }
}
