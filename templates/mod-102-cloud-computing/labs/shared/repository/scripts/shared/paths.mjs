import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this repository. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
);

export const infra = path.join(root, 'infra');
/** What the learner writes for this lab, beside infra/; it goes into the evidence as it is. */
export const submission = path.join(root, 'submission');

export const evidence = path.join(root, 'evidence');

/** Everything that simulated runs leave behind; deleting it forgets them. */
export const sim = path.join(root, '.sim');

/** What the steps of a run recorded, until `evidence` packs it. */
export const records = path.join(root, '.runs');
