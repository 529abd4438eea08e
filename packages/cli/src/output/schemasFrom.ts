import { dirname, join, relative, resolve, sep } from 'node:path';

/** The way from a module folder to the JSON Schemas of the installed library, as editors follow it. */
export function schemasFrom(folder: string): string {
  const library = dirname(
    require.resolve('@gpu-academy/curriculum/package.json'),
  );
  return relative(resolve(folder), join(library, 'schemas'))
    .split(sep)
    .join('/');
}
