import { JsonObject } from '@backstage/types';
import path from 'node:path';

/** The extension that marks what is rendered, with its dot; undefined where everything is. */
export function templateExtension(input: JsonObject): string | undefined {
  const { templateFileExtension: extension } = input;
  if (extension === true) {
    return '.njk';
  }
  return typeof extension === 'string' && extension ? extension : undefined;
}

/** Whether `fetch:template` with this input goes over a file, or only copies it. */
export function isRenderedBy(input: JsonObject, file: string): boolean {
  const extension = templateExtension(input);
  if (extension) {
    return path.extname(file) === extension;
  }
  const copied = [input.copyWithoutTemplating ?? []].flat() as string[];
  return !copied.some(pattern => path.matchesGlob(file, pattern));
}
