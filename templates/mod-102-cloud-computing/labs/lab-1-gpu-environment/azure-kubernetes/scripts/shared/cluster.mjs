import fs from 'node:fs';
import { LabError } from './lab-error.mjs';
import { runProgram } from './run-program.mjs';

/*
 * The API of the cluster has no address on the internet. Azure runs a command in the cluster, under your own account,
 * beside the files that are sent along; what it prints comes back as one text.
 */

/** What runs kubectl and helm in the cluster. */
export function openCluster(
  { cluster_name: name, resource_group_name: group },
  folder,
) {
  return {
    async run(program, args) {
      const answer = await runProgram(
        'az',
        [
          ...['aks', 'command', 'invoke', '--name', name],
          ...['--resource-group', group, '--output', 'json'],
          // What the command reads.
          ...(fs.readdirSync(folder).length ? ['--file', '.'] : []),
          ...['--command', [program, ...args].map(quote).join(' ')],
        ],
        { cwd: folder },
      );
      const { exitCode, logs } = JSON.parse(answer);
      if (exitCode !== 0) {
        throw new LabError(
          `${program} ${args[0]} ended with exit code ${exitCode}: ${logs}`,
        );
      }
      return logs;
    },
    close() {},
  };
}

/** Pods are known by their account, and get a token where it names the identity. */
export function serviceAccountAnnotations({ workload_client_id: clientId }) {
  return [`azure.workload.identity/client-id=${clientId}`];
}

// The command is read by a shell.
function quote(word) {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
