import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import fs from 'node:fs';
import { parse } from 'yaml';
import { StandIn, StandInCall } from './StandIn';

/** What stands in for an action where nobody gives anything else, or undefined. */
export function builtInStandIn(action: string): StandIn | undefined {
  if (action === 'catalog:register') {
    return register;
  }
  return action.startsWith('publish:') ? publish : undefined;
}

/** Answers as Backstage's own publish actions do: with addresses on the host that the form chose. */
function publish({ action, input }: StandInCall): JsonObject {
  const repoUrl = String(input.repoUrl ?? '');
  const url = new URL(`https://${repoUrl}`);
  const repo = url.searchParams.get('repo');
  const place = ['owner', 'organization', 'project', 'workspace']
    .map(key => url.searchParams.get(key))
    .filter(Boolean)
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
  const contents: Record<string, string> = {
    'publish:gitlab': `${address}/-/blob/${branch}`,
    'publish:gitea': `${address}/src/branch/${branch}/`,
    'publish:bitbucketCloud': `${address}/src/${branch}`,
    'publish:azure': address,
  };
  return {
    remoteUrl: `${address}.git`,
    repoContentsUrl: contents[action] ?? `${address}/blob/${branch}`,
    commitHash: '0'.repeat(40),
  };
}

/** Finds the entity where the catalog would: in the file that was published. */
function register({ input, workspacePath }: StandInCall): JsonObject {
  const given = input.catalogInfoUrl as string | undefined;
  const file = String(input.catalogInfoPath ?? 'catalog-info.yaml');
  const target = given ?? `${input.repoContentsUrl}/${file}`;
  const published = resolveSafeChildPath(
    workspacePath,
    given
      ? new URL(given).pathname.split('/').slice(-1)[0]
      : file.replace(/^\/+/, ''),
  );
  if (!fs.existsSync(published)) {
    if (input.optional) {
      return { catalogInfoUrl: target };
    }
    throw new InputError(
      `the file that is to be registered, ${target}, is not among those that were published`,
    );
  }
  const entity = parse(fs.readFileSync(published, 'utf8')) as Entity;
  return {
    catalogInfoUrl: target,
    entityRef: stringifyEntityRef(entity),
  };
}
