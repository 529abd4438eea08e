import { Knex } from 'knex';
import { CloudSimBundle, CloudSimSource } from './CloudSimSource';

interface CloudSimReleaseRow {
  digest: string;
  content: Buffer;
  released_at: string;
}

/**
 * Keeps every simulator that it has handed out. A repository names the digest that it was made with, so an upgrade of
 * the portal must not take that one away.
 */
export class ArchivingCloudSimSource implements CloudSimSource {
  readonly #current: Pick<CloudSimSource, 'getBundle'>;
  readonly #knex: Knex;
  #kept?: string;

  private constructor(
    current: Pick<CloudSimSource, 'getBundle'>,
    database: Knex,
  ) {
    this.#current = current;
    this.#knex = database;
  }

  /** `current` is what new repositories are made with. */
  static create(options: {
    current: Pick<CloudSimSource, 'getBundle'>;
    database: Knex;
  }): ArchivingCloudSimSource {
    return new ArchivingCloudSimSource(options.current, options.database);
  }

  async getBundle(): Promise<CloudSimBundle> {
    const bundle = await this.#current.getBundle();
    if (this.#kept !== bundle.digest) {
      await this.#releases()
        .insert({
          digest: bundle.digest,
          content: bundle.content,
          released_at: new Date().toISOString(),
        })
        .onConflict('digest')
        .ignore();
      this.#kept = bundle.digest;
    }
    return bundle;
  }

  async findContent(digest: string): Promise<Buffer | undefined> {
    const row = await this.#releases().where({ digest }).first('content');
    if (row) {
      return row.content;
    }
    const current = await this.getBundle();
    return current.digest === digest ? current.content : undefined;
  }

  #releases() {
    return this.#knex<CloudSimReleaseRow>('cloud_sim_release');
  }
}
