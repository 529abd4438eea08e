import path from 'node:path';
import { runProgram } from './run-program.mjs';

/*
 * The API of the cluster has no address of its own: it answers under a name of Google's, to whom IAM lets in.
 */

/** Signs in to the cluster, with a kubeconfig of its own that leaves yours alone. */
export async function openCluster(
  { cluster_name: name, cluster_location: location },
  folder,
) {
  const env = { ...process.env, KUBECONFIG: path.join(folder, 'kubeconfig') };
  const run = (program, args) =>
    runProgram(program, args, { cwd: folder, env });
  const project = process.env.GOOGLE_PROJECT;
  await run('gcloud', [
    ...['container', 'clusters', 'get-credentials', name],
    ...['--location', location, '--dns-endpoint'],
    ...(project ? ['--project', project] : []),
  ]);
  return { run, close() {} };
}

/** Pods are known by the names of their namespace and account alone. */
export function serviceAccountAnnotations() {
  return [];
}
