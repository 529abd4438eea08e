import fs from 'node:fs';
import path from 'node:path';
import { packageFolder } from '../packageFolder';

/**
 * The bytes of `schemas/<name>.json.gz`. A module of its own, because the bundle
 * replaces it with one that carries the files inside.
 */
export function readSchemaFile(name: string): Uint8Array {
  return fs.readFileSync(
    path.join(packageFolder(), 'schemas', `${name}.json.gz`),
  );
}
