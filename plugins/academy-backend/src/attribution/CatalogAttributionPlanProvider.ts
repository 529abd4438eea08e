import { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, UserEntity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AttributionPlan, planVersion } from '@gpu-academy/attribution';
import { AttributionPlanProvider } from './AttributionPlanProvider';
import { LeaseReader } from './LeaseReader';
import { readAttributionRules } from './readAttributionRules';
import { scopesOfUser } from './scopesOfUser';
import { subjectNames } from './subjectNames';

/** Tag keys of our own lab templates, and what people write by hand. */
const LEARNER_TAG_KEYS = ['learner', 'gpu-academy:learner', 'owner'];
const WORKSPACE_TAG_KEYS = [
  'workspace',
  'workspace-id',
  'gpu-academy:workspace',
];

const USER_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.annotations',
  'spec.profile',
];

/**
 * {@link AttributionPlanProvider} out of the leases of labs, the users of the catalog (their names, e-mail addresses
 * and cloud scopes) and `academy.attribution`.
 */
export class CatalogAttributionPlanProvider implements AttributionPlanProvider {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #leases: LeaseReader;
  readonly #learnerTagKeys: string[];
  readonly #workspaceTagKeys: string[];
  readonly #rules: ReturnType<typeof readAttributionRules>;

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    config: Config;
    leases: LeaseReader;
  }): CatalogAttributionPlanProvider {
    return new CatalogAttributionPlanProvider(options);
  }

  private constructor(
    options: Parameters<typeof CatalogAttributionPlanProvider.create>[0],
  ) {
    const { auth, catalog, config, leases } = options;
    this.#auth = auth;
    this.#catalog = catalog;
    this.#leases = leases;
    this.#learnerTagKeys =
      config.getOptionalStringArray('academy.attribution.learnerTagKeys') ??
      LEARNER_TAG_KEYS;
    this.#workspaceTagKeys =
      config.getOptionalStringArray('academy.attribution.workspaceTagKeys') ??
      WORKSPACE_TAG_KEYS;
    this.#rules = readAttributionRules(config);
  }

  async getPlan(): Promise<AttributionPlan> {
    const [leases, users] = await Promise.all([
      this.#leases.listLeases(),
      this.#readUsers(),
    ]);
    const plan = {
      ...this.#rules,
      leases,
      scopes: users.flatMap(scopesOfUser),
      learnerTagKeys: this.#learnerTagKeys,
      workspaceTagKeys: this.#workspaceTagKeys,
      subjects: subjectNames(
        users.map(user => ({
          ref: stringifyEntityRef(user),
          name: user.metadata.name,
          email: user.spec.profile?.email,
        })),
      ),
    };
    return { ...plan, version: planVersion(plan) };
  }

  async #readUsers(): Promise<UserEntity[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const users: UserEntity[] = [];
    for await (const page of this.#catalog.streamEntities(
      { filter: { kind: 'User' }, fields: USER_FIELDS },
      { credentials },
    )) {
      users.push(...(page as UserEntity[]));
    }
    return users;
  }
}
