import { UploadToken } from '@gpu-academy/backstage-plugin-academy-common';
import { Knex } from 'knex';
import { createHash, randomBytes } from 'node:crypto';
import { UploadTokenStore } from './UploadTokenStore';

/**
 * {@link UploadTokenStore} in the plugin's database.
 *
 * A token is 256 random bits, so a plain SHA-256 of it is enough to keep: there is nothing to guess.
 */
export class DatabaseUploadTokenStore implements UploadTokenStore {
  readonly #knex: Knex;
  readonly #validMinutes: number;

  private constructor(knex: Knex, validMinutes: number) {
    this.#knex = knex;
    this.#validMinutes = validMinutes;
  }

  static create(options: {
    knex: Knex;
    validMinutes: number;
  }): DatabaseUploadTokenStore {
    return new DatabaseUploadTokenStore(options.knex, options.validMinutes);
  }

  async issue(workspaceId: string): Promise<UploadToken> {
    const token = `acu_${randomBytes(32).toString('base64url')}`;
    const now = Date.now();
    const expiresAt = new Date(now + this.#validMinutes * 60_000).toISOString();
    await this.#knex('upload_token')
      .where('expires_at', '<=', new Date(now).toISOString())
      .delete();
    await this.#knex('upload_token').insert({
      digest: digestOf(token),
      workspace_id: workspaceId,
      created_at: new Date(now).toISOString(),
      expires_at: expiresAt,
    });
    return { token, expiresAt };
  }

  async redeem(token: string): Promise<string | undefined> {
    const row = await this.#knex('upload_token')
      .where({ digest: digestOf(token) })
      .where('expires_at', '>', new Date().toISOString())
      .first('workspace_id');
    return row?.workspace_id;
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
