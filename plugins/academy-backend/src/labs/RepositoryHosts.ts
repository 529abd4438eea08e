import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';

interface HostConfig {
  host: string;
  baseUrl?: string;
  apiBaseUrl?: string;
}

/**
 * The git hosts that the portal is integrated with: a repository of a workspace is on one of them.
 *
 * The host of an integration may be a mere name, while its repositories are at its `baseUrl`, as those of the embedded
 * git host are. So both count.
 */
export class RepositoryHosts {
  readonly #hosts: ReadonlySet<string>;

  private constructor(hosts: ReadonlySet<string>) {
    this.#hosts = hosts;
  }

  static fromConfig(config: Config): RepositoryHosts {
    const scm = ScmIntegrations.fromConfig(config);
    const integrations: { config: HostConfig }[] = [
      ...scm.azure.list(),
      ...scm.bitbucketCloud.list(),
      ...scm.bitbucketServer.list(),
      ...scm.gerrit.list(),
      ...scm.gitea.list(),
      ...scm.github.list(),
      ...scm.gitlab.list(),
      ...scm.harness.list(),
    ];
    return new RepositoryHosts(
      new Set(
        integrations.flatMap(({ config: { host, baseUrl, apiBaseUrl } }) => [
          host.toLowerCase(),
          ...[baseUrl, apiBaseUrl].flatMap(url =>
            url ? [new URL(url).host] : [],
          ),
        ]),
      ),
    );
  }

  /** Throws `InputError` unless both are addresses on one and the same host that the portal is integrated with. */
  assertKnown(urls: { repoUrl: string; cloneUrl: string }): void {
    const repoHost = this.#knownHost('repoUrl', urls.repoUrl);
    const cloneHost = this.#knownHost('cloneUrl', urls.cloneUrl);
    if (repoHost !== cloneHost) {
      throw new InputError(
        `repoUrl is on ${repoHost} and cloneUrl on ${cloneHost}, but both must be on the same host: give the page and the clone address of one repository`,
      );
    }
  }

  #knownHost(field: string, url: string): string {
    const host = URL.canParse(url) ? new URL(url).host : undefined;
    if (!host || !this.#hosts.has(host)) {
      throw new InputError(
        `${field} is '${url}'${
          host ? ` on ${host}` : ''
        }, but an address on one of ${[...this.#hosts]
          .sort()
          .join(
            ', ',
          )} was expected: publish to one of these hosts, or add yours to the integrations of the portal`,
      );
    }
    return host;
  }
}
