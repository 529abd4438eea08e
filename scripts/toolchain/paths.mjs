import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const ROOT = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** What `npm start` and `npm test` fetch; git-ignored, safe to delete. */
export const TOOLCHAIN = path.join(ROOT, '.toolchain');

/** What the portal keeps between runs; git-ignored. */
export const PORTAL = path.join(ROOT, '.portal');

/** What tests leave for a person to look at; git-ignored. */
export const ARTIFACTS = path.join(ROOT, '.test-artifacts');
