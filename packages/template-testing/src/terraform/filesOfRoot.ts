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
        /"(\.\.\/|\$\{path\.\w+\}\/\.\.\/)/.test(rendered.read(file) ?? ''),
    );
  return outside
    ? rendered.files
    : rendered.files.filter(it => it.startsWith(`${root}/`));
}
