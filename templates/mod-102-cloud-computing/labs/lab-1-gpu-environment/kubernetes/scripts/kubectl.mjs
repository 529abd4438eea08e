import { LabError, runCommand } from './shared/lab-error.mjs';
import { withCluster } from './shared/with-cluster.mjs';

/** Asks the cluster whatever is asked of it. */
async function kubectl() {
  const args = process.argv.slice(2);
  if (!args.length) {
    throw new LabError("Say what to ask: make kubectl ARGS='get pods -A'");
  }
  await withCluster(async cluster => {
    process.stdout.write(await cluster.run('kubectl', args));
  });
}

await runCommand(kubectl);
