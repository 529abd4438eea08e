import path from 'node:path';
import { RenderedSample } from '../checks/RenderedSample';

/**
 * Everything that Terraform could read in a root: `.tf` files take in any other by `file()` and `templatefile()`. Where a
 * path leads out of the root, that is the whole repository.
 */
export function filesOfRoot(rendered: RenderedSample, root: string): string[] {
  const outside =
    root === '.' ||
    rendered.files.some(
      file =>
        file.endsWith('.tf') &&
        leadsOut(
          rendered.read(file) ?? '',
          path.posix.relative(root, path.posix.dirname(file)),
        ),
    );
  return outside
    ? rendered.files
    : rendered.files.filter(it => it.startsWith(`${root}/`));
}

/** A text in quotes with `..` in it, and whether it is the source of a module. */
const UPWARD = /(\bsource\s*=\s*)?"((?:[^"\\\n]*\/)?\.\.(?:\/[^"\n]*)?)"/g;

/**
 * Sources and `path.module` are relative to the file's folder, all else to the root. What an expression comes to is not
 * known, so that what goes up behind one may lead anywhere.
 *
 * @param folder - of the file, from the root
 */
function leadsOut(text: string, folder: string): boolean {
  return [...text.matchAll(UPWARD)].some(([, isSource, written]) => {
    const ofModule = /^\$\{path\.module\}\//.exec(written)?.[0];
    const ofRoot = /^\$\{path\.root\}\//.exec(written)?.[0];
    const rest = written.slice((ofModule ?? ofRoot ?? '').length);
    const start = isSource || ofModule ? folder : '';
    const led = path.posix.join(start, rest);
    return /\$\{.*\.\./.test(rest) || /^(\.\.(\/|$)|\/)/.test(led);
  });
}
