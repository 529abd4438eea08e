import { CloneCredentials } from '@gpu-academy/backstage-plugin-academy-node';
import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { RepositoryName } from '../repositories/RepositoryName';

/** Hidden, so that it can be no organization's folder. */
const SECRET_FILE = '.host-secret';

/** The user of every per-repository password. */
export const LEARNER_USERNAME = 'learner';

/**
 * One password a repository, made from a secret that never leaves the host's folder. Nothing has to be stored, and a
 * password of one repository says nothing about another's.
 */
export class RepositoryPasswords {
  readonly #secret: string;

  private constructor(secret: string) {
    this.#secret = secret;
  }

  /** Reads the host's secret, or makes it at the first start. */
  static async create(options: { root: string }): Promise<RepositoryPasswords> {
    const file = path.join(options.root, SECRET_FILE);
    try {
      await fs.writeFile(file, randomBytes(32).toString('hex'), {
        mode: 0o600,
        flag: 'wx',
      });
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') {
        throw error;
      }
    }
    const secret = await fs.readFile(file, 'utf8');
    if (!/^[0-9a-f]{64}$/.test(secret)) {
      throw new Error(
        `${file} does not hold a secret of 64 hexadecimal digits. Delete it to get a new one; learners then have to clone again.`,
      );
    }
    return new RepositoryPasswords(secret);
  }

  credentialsOf(name: RepositoryName): CloneCredentials {
    return {
      username: LEARNER_USERNAME,
      password: createHmac('sha256', this.#secret)
        .update(`${name.organization}/${name.repository}`)
        .digest('base64url'),
    };
  }
}
