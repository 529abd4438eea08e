import { runProgram } from './run-program.mjs';

/** Puts a folder where data lands. */
export async function land(outputs, folder) {
  await runProgram('gcloud', [
    ...['storage', 'cp', '--recursive', folder],
    `gs://${outputs.data_bucket}/`,
    ...project(),
  ]);
}

/** Runs a command of the training machine, through Identity-Aware Proxy; returns what it said. */
export function onMachine(outputs, command) {
  return runProgram('gcloud', [
    ...['compute', 'ssh', outputs.machine_name],
    ...['--zone', outputs.machine_zone, '--tunnel-through-iap', '--quiet'],
    ...['--command', command, ...project()],
  ]);
}

// The one that Terraform uses.
function project() {
  const name = process.env.GOOGLE_PROJECT;
  return name ? ['--project', name] : [];
}
