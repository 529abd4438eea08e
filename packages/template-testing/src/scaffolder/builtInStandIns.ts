import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { StepRun } from './Rendering';
import { StandInCall } from './StandIn';

/** A stand-in that is also told which steps ran before. */
export type BuiltInStandIn = (
  call: StandInCall,
  before: StepRun[],
) => JsonObject;

/** What stands in for an action where nobody gives anything else, or undefined. */
export function builtInStandIn(action: string): BuiltInStandIn | undefined {
  if (action === 'catalog:register') {
    return register;
  }
  return action.startsWith('publish:') ? publish : undefined;
}

/** Answers as Backstage's own publish actions do: with addresses on the host that the form chose. */
function publish({ action, input }: StandInCall): JsonObject {
  const repoUrl = String(input.repoUrl ?? '');
  const url = new URL(`https://${repoUrl}`);
  const repo = url.searchParams.get('repo') ?? url.searchParams.get('project');
  const place = ['owner', 'organization', 'project', 'workspace']
    .map(key => url.searchParams.get(key))
    .filter(it => it && it !== repo)
    .join('/');
  if (!repo) {
    throw new InputError(
      `Invalid repo URL passed to publisher: ${repoUrl}, missing repo`,
    );
  }
  const address = `https://${[url.host, place, repo]
    .filter(Boolean)
    .join('/')}`;
  const branch = String(input.defaultBranch ?? 'main');
  return (
    changeRequest(action, input, address) ?? {
      remoteUrl: `${address}.git`,
      repoContentsUrl: contentsUrl(action, address, branch),
      ...(action === 'publish:gerrit' ? {} : { commitHash: '0'.repeat(40) }),
      ...(action === 'publish:gitlab' ? { projectId: 1, created: true } : {}),
      ...(action === 'publish:azure'
        ? { repositoryId: '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071' }
        : {}),
    }
  );
}

function contentsUrl(action: string, address: string, branch: string): string {
  const contents: Record<string, string> = {
    'publish:gitlab': `${address}/-/blob/${branch}`,
    'publish:gitea': `${address}/src/branch/${branch}/`,
    'publish:bitbucketCloud': `${address}/src/${branch}`,
    'publish:azure': address,
  };
  return contents[action] ?? `${address}/blob/${branch}`;
}

/** What proposes a change makes no repository, and answers with the address of the proposal. */
function changeRequest(
  action: string,
  input: JsonObject,
  address: string,
): JsonObject | undefined {
  const targetBranchName = String(input.targetBranchName ?? 'main');
  switch (action) {
    case 'publish:github:pull-request':
      return {
        targetBranchName,
        remoteUrl: `${address}/pull/1`,
        pullRequestNumber: 1,
      };
    case 'publish:gitlab:merge-request':
      return {
        targetBranchName,
        projectid: '1',
        projectPath: new URL(address).pathname.slice(1),
        mergeRequestUrl: `${address}/-/merge_requests/1`,
      };
    case 'publish:bitbucketCloud:pull-request':
    case 'publish:bitbucketServer:pull-request':
      return { pullRequestUrl: `${address}/pull-requests/1` };
    case 'publish:gerrit:review':
      return { reviewUrl: `${address}/+/1`, repoContentsUrl: address };
    default:
      return undefined;
  }
}

/** Finds the entity where the catalog would: in the file that was published. */
function register(
  { input, workspacePath }: StandInCall,
  before: StepRun[],
): JsonObject {
  const given = input.catalogInfoUrl as string | undefined;
  const file = String(input.catalogInfoPath ?? 'catalog-info.yaml');
  const catalogInfoUrl =
    given ?? `${String(input.repoContentsUrl).replace(/\/+$/, '')}/${file}`;
  const published = before.filter(it => isPublishing(it));
  const own = published.filter(
    ({ output }) =>
      typeof output?.repoContentsUrl === 'string' &&
      catalogInfoUrl.startsWith(output.repoContentsUrl),
  );
  // An address that is written out may be of any of them, and of a repository that there is already.
  const candidates = own.length || !given ? own : published;
  const entity = candidates
    .map(({ input: { sourcePath } }) =>
      resolveSafeChildPath(
        workspacePath,
        path.posix.join(
          String(sourcePath ?? '.'),
          given ? fileName(given) : file,
        ),
      ),
    )
    .find(it => fs.existsSync(it));
  if (entity) {
    return { catalogInfoUrl, entityRef: entityRefIn(entity) };
  }
  if (own.length && !input.optional) {
    throw new InputError(
      `the file that is to be registered, ${catalogInfoUrl}, is not among those that were published`,
    );
  }
  return input.optional
    ? { catalogInfoUrl }
    : { catalogInfoUrl, entityRef: 'component:default/sample' };
}

function isPublishing({ action, output }: StepRun): boolean {
  return action.startsWith('publish:') && output !== undefined;
}

function fileName(address: string): string {
  return new URL(address).pathname.split('/').slice(-1)[0];
}

/** What has no name is found out by the check of entities. */
function entityRefIn(file: string): string {
  const [first] = parseAllDocuments(fs.readFileSync(file, 'utf8'))
    .map(it => it.toJS() as Partial<Entity> | null)
    .filter(it => it !== null);
  const { name, namespace } = first?.metadata ?? {};
  return stringifyEntityRef({
    kind: String(first?.kind ?? 'component'),
    namespace: namespace ?? 'default',
    name: String(name ?? 'sample'),
  });
}
