import { isRepositoryNamePart, RepositoryName } from './RepositoryName';

/** The repository that a clone URL of this host names; undefined for URLs of other hosts. */
export function parseCloneUrl(
  cloneUrl: string,
  baseUrl: string,
): RepositoryName | undefined {
  const [, organization, repository] =
    /^\/([^/]+)\/([^/]+)\.git$/.exec(
      cloneUrl.startsWith(baseUrl) ? cloneUrl.slice(baseUrl.length) : '',
    ) ?? [];
  return organization &&
    isRepositoryNamePart(organization) &&
    isRepositoryNamePart(repository)
    ? { organization, repository }
    : undefined;
}
