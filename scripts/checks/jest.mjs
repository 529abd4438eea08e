import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ARTIFACTS, ROOT } from '../toolchain/paths.mjs';
import { runCommand } from '../toolchain/runCommand.mjs';
import { startPostgres } from './postgres.mjs';

const RESULTS = path.join(ARTIFACTS, 'jest.json');

/** Every unit and integration test of the workspace, on SQLite and on a PostgreSQL that lives as long as they do. */
export const jestCheck = {
  title: 'Unit and integration tests (SQLite and PostgreSQL)',
  async run(toolchain) {
    process.stdout.write(`  … ${this.title}\n`);
    await mkdir(ARTIFACTS, { recursive: true });
    const postgres = await startPostgres();
    if (postgres.reason) {
      process.stdout.write(
        `  ! The store tests run on SQLite alone: no PostgreSQL, ${postgres.reason}.\n`,
      );
    }
    try {
      const { code } = await runCommand(
        toolchain.node,
        [
          path.join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
          'repo',
          'test',
          '--watchAll=false',
          '--maxWorkers=2',
          '--json',
          `--outputFile=${RESULTS}`,
        ],
        {
          cwd: ROOT,
          inherit: true,
          env: {
            ...toolchain.env,
            NODE_ENV: 'test',
            BACKSTAGE_TEST_DISABLE_DOCKER: '1',
            ...(postgres.connectionString
              ? {
                  BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
                    postgres.connectionString,
                }
              : {}),
          },
        },
      );
      return summarise(JSON.parse(await readFile(RESULTS, 'utf8')), {
        code,
        postgres,
      });
    } finally {
      await postgres.stop?.();
    }
  },
};

function summarise(results, { code, postgres }) {
  const failures = results.testResults
    .filter(file => file.status === 'failed')
    .map(file => path.relative(ROOT, file.name));
  // A file that does not even load has no test to count.
  const unloaded = results.numRuntimeErrorTestSuites;
  const failed = results.numFailedTests + unloaded;
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: results.numPendingTests + (postgres.reason ? 1 : 0),
    failures,
  };
}
