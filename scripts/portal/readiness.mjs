import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createRequire } from 'node:module';
import { ReportedError } from '../toolchain/ReportedError.mjs';
import { ROOT } from '../toolchain/paths.mjs';

/** The people of the demo, as app-config.demo.yaml lists them. */
export async function demoPeople() {
  // Installed by now; the scripts themselves have no dependency.
  const { parse } = createRequire(path.join(ROOT, 'packages/cli/package.json'))(
    'yaml',
  );
  const config = parse(
    await readFile(path.join(ROOT, 'app-config.demo.yaml'), 'utf8'),
  );
  return config.academy.demo.signIn;
}

/**
 * Waits until a person can sign in: the backend answers and the catalog has read everybody.
 * `limitMs` is counted from the call.
 */
export async function waitUntilReady({
  port,
  people,
  note,
  limitMs = 180_000,
}) {
  const deadline = Date.now() + limitMs;
  const origin = `http://localhost:${port}`;
  let last = 'it does not answer yet';
  while (Date.now() < deadline) {
    try {
      const health = await fetch(`${origin}/.backstage/health/v1/readiness`);
      if (health.ok) {
        note('reading the catalog');
        const answers = await Promise.all(
          people.map(person =>
            fetch(`${origin}/api/auth/demo/refresh`, {
              headers: { 'x-academy-demo-user': person.userRef },
            }),
          ),
        );
        if (answers.every(answer => answer.ok)) {
          return;
        }
        const failed = answers.findIndex(answer => !answer.ok);
        last = `signing in as ${people[failed].userRef} answers ${answers[failed].status}`;
      } else {
        last = `its health check answers ${health.status}`;
      }
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
  }
  throw new ReportedError(
    `The portal was not ready after ${
      limitMs / 1000
    } seconds: ${last}.\n  Its log (.portal/portal.log) says more.`,
  );
}
