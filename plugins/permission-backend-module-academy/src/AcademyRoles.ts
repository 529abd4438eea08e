import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** What a signed-in person is to the academy; everybody who is neither of the others is a learner. @public */
export type AcademyRole = 'learner' | 'instructor' | 'platform-team';

/** Which users and groups have which role. @public */
export class AcademyRoles {
  readonly #instructors: ReadonlySet<string>;
  readonly #platformTeam: ReadonlySet<string>;

  private constructor(instructors: Set<string>, platformTeam: Set<string>) {
    this.#instructors = instructors;
    this.#platformTeam = platformTeam;
  }

  /**
   * Reads `academy.roles`. Without it everybody is a learner.
   *
   * @throws InputError where an entry is not an entity ref with a kind.
   */
  static fromConfig(config: Config): AcademyRoles {
    return new AcademyRoles(
      readRefs(config, 'academy.roles.instructors'),
      readRefs(config, 'academy.roles.platformTeam'),
    );
  }

  /** The most powerful role that any of the refs gives: a person's own and those of their groups. */
  roleOf(ownershipEntityRefs: string[]): AcademyRole {
    const refs = ownershipEntityRefs.map(ref => ref.toLocaleLowerCase('en-US'));
    if (refs.some(ref => this.#platformTeam.has(ref))) {
      return 'platform-team';
    }
    return refs.some(ref => this.#instructors.has(ref))
      ? 'instructor'
      : 'learner';
  }
}

function readRefs(config: Config, key: string): Set<string> {
  return new Set(
    (config.getOptionalStringArray(key) ?? []).map((ref, index) => {
      try {
        return stringifyEntityRef(parseEntityRef(ref));
      } catch {
        throw new InputError(
          `Configuration ${key}[${index}] is '${ref}', but an entity ref with its kind was expected, such as 'group:default/platform-team'`,
        );
      }
    }),
  );
}
