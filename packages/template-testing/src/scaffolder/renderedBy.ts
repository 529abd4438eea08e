import { JsonObject } from '@backstage/types';
import globby from 'globby';
import path from 'node:path';

/** The extension that marks what is rendered, with its dot; undefined where everything is. */
export function templateExtension(input: JsonObject): string | undefined {
  const { templateFileExtension: extension } = input;
  if (extension === true) {
    return '.njk';
  }
  if (typeof extension !== 'string' || !extension) {
    return undefined;
  }
  return extension.startsWith('.') ? extension : `.${extension}`;
}

/**
 * Tells which files of a folder `fetch:template` goes over with this input, and which it only copies. Patterns are matched
 * by the library that the scaffolder matches them with: a folder stands for what is in it, hidden files are files.
 */
export function renderedBy(
  input: JsonObject,
  folder: string,
): (file: string) => boolean {
  const extension = templateExtension(input);
  if (extension) {
    return file => path.extname(file) === extension;
  }
  const patterns = [input.copyWithoutTemplating ?? []].flat() as string[];
  const copied = new Set(
    patterns.length
      ? globby.sync(patterns, {
          cwd: folder,
          dot: true,
          followSymbolicLinks: false,
        })
      : [],
  );
  return file => !copied.has(file);
}
