import { Check, failed, passed } from '../Check';
import { LabRun } from '../LabRun';

/** The evidence belongs to the workspace that it is submitted for. */
export const workspaceMatches: Check = {
  id: 'workspace-matches',
  title: 'The evidence is of this workspace',
  hint: 'Run the lab in the repository that was generated for you, with `lab.yaml` and `infra/lab.auto.tfvars.json` as they were, and submit from there.',
  run(run) {
    const { contract, agreed } = run;
    const differences = [
      ['workspaceId', contract.workspaceId, run.workspaceId],
      ['workspaceId', contract.workspaceId, agreed.id],
      ['moduleId', contract.moduleId, run.moduleId],
      ['itemId', contract.itemId, run.itemId],
      ['provider', contract.provider, run.cloud],
      [
        'expiresAt',
        Date.parse(contract.expiresAt),
        Date.parse(agreed.expiresAt),
      ],
    ].filter(([, found, expected]) => found !== expected);
    if (differences.length) {
      const [field, found, expected] = differences[0];
      return failed(
        `${field} in lab.yaml is not that of the workspace the evidence was sent for.`,
        `lab.yaml#/${field}`,
        `found ${found}, expected ${expected}`,
      );
    }
    const simulated = run.mode === 'cloud' ? simulatedFile(run) : undefined;
    if (simulated) {
      return failed(
        `The manifest says that the lab ran in a cloud, and ${simulated} is of the simulated one.`,
        simulated,
      );
    }
    return passed(`lab.yaml and manifest name workspace ${run.workspaceId}.`);
  },
};

/**
 * The file by which one sees that a cloud was simulated: it keeps a journal, and names hosts that no cloud has (the domain
 * `invalid`, RFC 2606).
 */
function simulatedFile(run: LabRun): string | undefined {
  if (run.has('journal.jsonl')) {
    return 'journal.jsonl';
  }
  return ['plan-after-apply.json', 'apply.jsonl'].find(
    file =>
      run.has(file) &&
      /-[0-9a-f]{8}\.invalid\b|"[a-z]+-0sim[0-9a-f]{8,}"/.test(run.text(file)),
  );
}
