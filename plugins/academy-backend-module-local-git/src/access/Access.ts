import { CloneCredentials } from '@gpu-academy/backstage-plugin-academy-node';
import { createHash, timingSafeEqual } from 'node:crypto';
import { RepositoryName } from '../repositories/RepositoryName';
import { RepositoryPasswords } from './RepositoryPasswords';

/** Decides who may do what, by the basic credentials of a request. */
export class Access {
  readonly #account: CloneCredentials;
  readonly #passwords: RepositoryPasswords;

  constructor(options: {
    account: CloneCredentials;
    passwords: RepositoryPasswords;
  }) {
    this.#account = options.account;
    this.#passwords = options.passwords;
  }

  /** The account of the integration, that is the portal itself. */
  isAccount(authorization: string | undefined): boolean {
    return isSame(parseBasic(authorization), this.#account);
  }

  /** The portal, or whoever was given the password of that repository. Reading and pushing are the same right. */
  mayUse(authorization: string | undefined, name: RepositoryName): boolean {
    return (
      this.isAccount(authorization) ||
      isSame(parseBasic(authorization), this.#passwords.credentialsOf(name))
    );
  }
}

function parseBasic(authorization = ''): CloneCredentials | undefined {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(authorization) ?? [];
  const decoded = Buffer.from(encoded ?? '', 'base64').toString();
  const colon = decoded.indexOf(':');
  return colon < 0
    ? undefined
    : { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

// Compared as digests, so that neither content nor length shows in the time it takes.
function isSame(given: CloneCredentials | undefined, real: CloneCredentials) {
  const digest = ({ username, password }: CloneCredentials) =>
    createHash('sha256').update(`${username}\0${password}`).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(real));
}
