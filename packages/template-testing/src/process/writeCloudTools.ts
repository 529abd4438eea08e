import fs from 'node:fs';
import path from 'node:path';

const PROGRAMS = ['aws', 'az', 'gcloud'];

/**
 * Writes what stands in the place of the clouds' command lines, so that nothing asks a real account with what a person is
 * signed in with.
 *
 * @returns the folder, to be put first on the PATH
 */
export function writeCloudTools(folder: string): string {
  fs.mkdirSync(folder, { recursive: true });
  for (const program of PROGRAMS) {
    const file = path.join(folder, program);
    if (!fs.existsSync(file)) {
      fs.writeFileSync(
        file,
        `#!/bin/sh\necho '${program}: no cloud is reached by a test of templates' >&2\nexit 1\n`,
        { mode: 0o755 },
      );
    }
  }
  return folder;
}
