import { readLab } from './lab-contract.mjs';
import { LabError } from './lab-error.mjs';
import { runProgram } from './run-program.mjs';

/** Puts a folder where data lands. */
export async function land(outputs, folder) {
  await runProgram('aws', [
    ...['s3', 'cp', '--recursive', '--only-show-errors', folder],
    `s3://${outputs.data_bucket}/landing`,
    ...region(),
  ]);
}

/** Runs a command of the training machine, through Systems Manager; returns what it said. */
export async function onMachine(outputs, command) {
  const target = ['--instance-id', outputs.instance_id, ...region()];
  const sent = await runProgram('aws', [
    ...['ssm', 'send-command', '--document-name', 'AWS-RunShellScript'],
    ...['--instance-ids', outputs.instance_id],
    ...['--parameters', JSON.stringify({ commands: [command] })],
    ...['--query', 'Command.CommandId', '--output', 'text', ...region()],
  ]);
  const id = ['--command-id', sent.trim()];
  // It ends with another code than 0 where the command failed: what follows says why.
  const failure = await runProgram('aws', [
    ...['ssm', 'wait', 'command-executed', ...id, ...target],
  ]).then(
    () => undefined,
    error => error,
  );
  const invocation = JSON.parse(
    await runProgram('aws', [
      ...['ssm', 'get-command-invocation', ...id, ...target],
      ...['--output', 'json'],
    ]),
  );
  if (failure || invocation.Status !== 'Success') {
    throw new LabError(
      `${command} on ${outputs.instance_id} ended as ${invocation.Status}: ${
        invocation.StandardErrorContent || 'it said nothing'
      }`,
    );
  }
  return invocation.StandardOutputContent;
}

function region() {
  return ['--region', readLab().values.region];
}
