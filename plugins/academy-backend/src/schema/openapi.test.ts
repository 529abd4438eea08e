import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

describe('openapi.generated.ts', () => {
  it('is what openapi.yaml says', async () => {
    const script = resolvePackagePath(
      '@gpu-academy/backstage-plugin-academy-backend',
      'scripts/generate-openapi.mjs',
    );
    await expect(
      promisify(execFile)(process.execPath, [script, '--check']),
    ).resolves.toEqual({ stdout: '', stderr: '' });
  });
});
