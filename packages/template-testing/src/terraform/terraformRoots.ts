import path from 'node:path';

/*
 * A root is a folder of .tf files that no other folder of the repository takes as a module. A folder below `modules/` is
 * meant as a module even where nobody takes it, and so are examples and tests of one.
 */
export function terraformRoots(
  files: string[],
  read: (file: string) => string | undefined,
): string[] {
  const folders = new Set(
    files.filter(it => it.endsWith('.tf')).map(it => path.posix.dirname(it)),
  );
  const modules = new Set<string>();
  for (const file of files) {
    if (/\.(tf|tftest\.hcl)$/.test(file)) {
      for (const match of (read(file) ?? '').matchAll(
        /^\s*source\s*=\s*"(\.{1,2}\/[^"]*)"/gm,
      )) {
        // In a test the path starts at the root that is tested, one folder up.
        const base = /(^|\/)tests\/[^/]+\.tftest\.hcl$/.test(file)
          ? path.posix.dirname(path.posix.dirname(file))
          : path.posix.dirname(file);
        modules.add(path.posix.join(base, match[1]).replace(/\/$/, ''));
      }
    }
  }
  return [...folders]
    .filter(it => !modules.has(it) && !/(^|\/)modules\//.test(it))
    .sort();
}
