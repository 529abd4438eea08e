import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../toolchain/paths.mjs';

/** Every package says what it is for: the root README promises it. */
export const readmesCheck = {
  title: 'A README in every package',
  async run() {
    const missing = ['packages', 'plugins'].flatMap(folder =>
      readdirSync(path.join(ROOT, folder))
        .map(name => path.join(folder, name))
        .filter(
          dir =>
            existsSync(path.join(ROOT, dir, 'package.json')) &&
            !existsSync(path.join(ROOT, dir, 'README.md')),
        ),
    );
    process.stdout.write(
      missing.length
        ? `  ✗ ${this.title}: missing in ${missing.join(', ')}\n`
        : `  ✓ ${this.title}\n`,
    );
    return missing.length
      ? { passed: 0, failed: 1, skipped: 0, failures: [this.title] }
      : { passed: 1, failed: 0, skipped: 0 };
  },
};
