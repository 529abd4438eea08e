import { ServiceUnavailableError } from '@backstage/errors';
import { CloudSimRelease } from '@gpu-academy/backstage-plugin-academy-common';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The simulator's one file, as generated repositories fetch it. */
export interface CloudSimBundle extends CloudSimRelease {
  content: Buffer;
}

/** The simulator that this portal serves. */
export interface CloudSimSource {
  /** @throws ServiceUnavailableError where the portal was built without it. */
  getBundle(): Promise<CloudSimBundle>;
  /** The bytes of a simulator that this portal hands out or once did. */
  findContent(digest: string): Promise<Buffer | undefined>;
}

/** The newest simulator, from a file that is read and digested once. */
export class FileCloudSimSource implements Pick<CloudSimSource, 'getBundle'> {
  readonly #findBundle: () => string;
  readonly #baseUrl: () => Promise<string>;
  #bundle?: Promise<CloudSimBundle>;

  private constructor(
    findBundle: () => string,
    baseUrl: () => Promise<string>,
  ) {
    this.#findBundle = findBundle;
    this.#baseUrl = baseUrl;
  }

  /** `findBundle` answers the path of the file; `baseUrl` the plugin's own, as it is reached from outside. */
  static create(options: {
    findBundle: () => string;
    baseUrl: () => Promise<string>;
  }): FileCloudSimSource {
    return new FileCloudSimSource(options.findBundle, options.baseUrl);
  }

  getBundle(): Promise<CloudSimBundle> {
    this.#bundle ??= this.#read().catch(error => {
      this.#bundle = undefined;
      throw new ServiceUnavailableError(
        'This portal has no simulator to hand out: build it with `yarn workspace @gpu-academy/cloud-sim bundle`',
        error,
      );
    });
    return this.#bundle;
  }

  async #read(): Promise<CloudSimBundle> {
    const content = await readFile(this.#findBundle());
    const hex = createHash('sha256').update(content).digest('hex');
    const digest = `sha256:${hex}`;
    const url = `${await this.#baseUrl()}/cloud-sim/${digest}/cloud-sim.mjs`;
    return { digest, url, content };
  }
}
