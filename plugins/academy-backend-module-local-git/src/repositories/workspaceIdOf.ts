import { parse } from 'yaml';
import { BareRepository } from './BareRepository';

/** A generated one has about 4 KiB; whoever may push must not make the host parse more. */
const MAX_CONTRACT_BYTES = 64 * 1024;

/**
 * The id of the workspace that a repository was made for, as `lab.yaml` on its default branch names it. Undefined
 * where there is no such file, or nothing of the kind in it.
 */
export async function workspaceIdOf(
  repository: BareRepository,
): Promise<string | undefined> {
  const commit = await repository.resolve('HEAD');
  const contract = commit && (await repository.readFile(commit, 'lab.yaml'));
  if (!contract || contract.length > MAX_CONTRACT_BYTES) {
    return undefined;
  }
  try {
    const { workspaceId } = parse(contract.toString('utf8')) ?? {};
    return typeof workspaceId === 'string' ? workspaceId : undefined;
  } catch {
    return undefined;
  }
}
