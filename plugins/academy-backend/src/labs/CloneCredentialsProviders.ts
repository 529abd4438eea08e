import { Workspace } from '@gpu-academy/backstage-plugin-academy-common';
import {
  AcademyGitHostExtensionPoint,
  CloneCredentials,
} from '@gpu-academy/backstage-plugin-academy-node';

type Provider = Parameters<
  AcademyGitHostExtensionPoint['addCloneCredentialsProvider']
>[0];

/** Who hands out credentials for which git host. */
export class CloneCredentialsProviders implements AcademyGitHostExtensionPoint {
  readonly #byHost = new Map<string, Provider>();

  addCloneCredentialsProvider(provider: Provider): void {
    if (this.#byHost.has(provider.host)) {
      throw new Error(
        `Clone credentials for '${provider.host}' are provided already: two modules for one git host are installed`,
      );
    }
    this.#byHost.set(provider.host, provider);
  }

  /** The command that clones the repository of a workspace; with credentials where its host hands them out. Do not log it. */
  async cloneCommand({
    id,
    cloneUrl,
  }: Pick<Workspace, 'id' | 'cloneUrl'>): Promise<string> {
    const url = new URL(cloneUrl);
    const credentials: CloneCredentials | undefined = await this.#byHost
      .get(url.host)
      ?.getCloneCredentials(cloneUrl, { workspaceId: id });
    if (credentials) {
      url.username = encodeURIComponent(credentials.username);
      url.password = encodeURIComponent(credentials.password);
    }
    return `git clone ${url}`;
  }
}
