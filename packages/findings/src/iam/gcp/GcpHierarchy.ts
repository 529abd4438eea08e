import { GcpPolicy, isWide } from './GcpPolicy';

/** Accounts of Google's own, with which services work; nobody can take them by a key. */
const AGENT =
  /^serviceAccount:(service-\d+@|.+@(cloudservices|gcp-sa-[\w-]+|system|containerregistry|gae-api-prod\.google\.com|compute-system|container-engine-robot|dataflow-service-producer-prod|dataproc-accounts|serverless-robot-prod|cloudcomposer-accounts)\.)/;

/** Whether a member is an account of a service, and no workload of somebody's. */
export function isServiceAgent(member: string): boolean {
  return AGENT.test(member);
}

/** Which resource is in which, and where service accounts are, as far as policies show it. */
export class GcpHierarchy {
  readonly #parents = new Map<string, string>();
  /** Projects by their numbers, and the other way round never: ids are what people read. */
  readonly #aliases = new Map<string, string>();
  readonly #chains = new Map<string, readonly string[]>();
  readonly #accounts = new Map<string, readonly string[]>();
  readonly #members: ReadonlySet<string>;

  constructor(policies: readonly GcpPolicy[]) {
    for (const policy of policies) {
      const { resource } = policy.document;
      const number = numberOf(policy);
      if (resource && number !== undefined && resource !== number) {
        this.#aliases.set(number, resource);
      }
    }
    for (const { document } of policies) {
      this.#placeIn(document.resource, document.ancestors ?? []);
    }
    this.#members = new Set(
      policies
        .flatMap(({ bindings }) => bindings.flatMap(each => each.members))
        .filter(it => it.startsWith('serviceAccount:')),
    );
  }

  /** Whether one resource is another or is in it. */
  contains(outer: string, inner: string): boolean {
    return this.chainOf(inner).includes(this.#known(outer));
  }

  /** A resource and all that it is in, from the inside out. */
  chainOf(resource: string): readonly string[] {
    const known = this.#known(resource);
    let chain = this.#chains.get(known);
    if (!chain) {
      const found = new Set<string>();
      for (
        let at: string | undefined = known;
        at !== undefined && !found.has(at);
        at = this.#parentOf(at)
      ) {
        found.add(at);
      }
      chain = Array.from(found);
      this.#chains.set(known, chain);
    }
    return chain;
  }

  /** Members that are service accounts in a resource, or the one that it is. */
  accountsIn(resource: string): readonly string[] {
    let accounts = this.#accounts.get(resource);
    if (!accounts) {
      const single = resource.replace(/^serviceAccounts\//, 'serviceAccount:');
      accounts = isAccount(resource)
        ? [single].filter(it => this.#members.has(it))
        : Array.from(this.#members).filter(it =>
            this.contains(resource, accountResource(it)),
          );
      this.#accounts.set(resource, accounts);
    }
    return accounts;
  }

  /** The project of a service account, by its e-mail address. */
  projectOf(account: string): string | undefined {
    return this.#parentOf(accountResource(account));
  }

  #placeIn(resource: string | undefined, ancestors: readonly string[]): void {
    let inner = resource && this.#known(resource);
    for (const each of ancestors) {
      const outer = this.#known(each);
      if (inner !== undefined && inner !== outer && !isAccount(inner)) {
        this.#parents.set(inner, outer);
      }
      inner = outer;
    }
  }

  #known(resource: string): string {
    return this.#aliases.get(resource) ?? resource;
  }

  #parentOf(resource: string): string | undefined {
    if (!isAccount(resource)) {
      return this.#parents.get(resource);
    }
    const project = projectOfAccount(resource);
    return project && this.#known(project);
  }
}

/** The number of a project: its asset has it for an ancestor, and accounts that services make for it have it in their names. */
function numberOf({ document, bindings }: GcpPolicy): string | undefined {
  const { resource, ancestors: [nearest] = [] } = document;
  if (!resource?.startsWith('projects/')) {
    return undefined;
  }
  if (/^projects\/\d+$/.test(nearest ?? '')) {
    return nearest;
  }
  const numbers = new Set(
    bindings
      .flatMap(each => each.members)
      .flatMap(
        it =>
          /^serviceAccount:(\d+)(-compute@developer|@cloudbuild|@cloudservices)\./.exec(
            it,
          )?.[1] ?? [],
      ),
  );
  const [number] = numbers;
  return numbers.size === 1 ? `projects/${number}` : undefined;
}

/** What a member that is a service account is as a resource. */
export function accountResource(member: string): string {
  return member.replace(/^serviceAccount:/, 'serviceAccounts/');
}

/**
 * What a policy that does not say what it is attached to is the policy of: the project that its own roles are of, or the one
 * that all its service accounts are of. Undefined where that is not clear, or where nothing but service accounts can be
 * meant: it may then be the policy of one of them.
 */
export function likelyProject({ bindings }: GcpPolicy): string | undefined {
  if (
    bindings.every(({ role }) =>
      /^roles\/iam\.(serviceAccount\w*|workloadIdentityUser)$/.test(role),
    )
  ) {
    return undefined;
  }
  const own = bindings.flatMap(
    ({ role }) => /^(projects\/[^/]+)\/roles\//.exec(role)?.[1] ?? [],
  );
  const accounts = bindings
    .flatMap(each => each.members)
    .filter(it => it.startsWith('serviceAccount:') && !isServiceAgent(it))
    .flatMap(it => projectOfAccount(accountResource(it)) ?? [])
    // The number of a project is no name beside others.
    .filter(it => !/^projects\/\d+$/.test(it));
  const projects = new Set(own.length > 0 ? own : accounts);
  const [project] = projects;
  return projects.size === 1 && isWide(project) ? project : undefined;
}

function isAccount(resource: string): boolean {
  return resource.startsWith('serviceAccounts/');
}

/** https://cloud.google.com/iam/docs/service-account-types */
function projectOfAccount(resource: string): string | undefined {
  const own =
    /@([^@]+)\.iam\.gserviceaccount\.com$/.exec(resource) ??
    /^serviceAccounts\/([^@]+)@appspot\.gserviceaccount\.com$/.exec(resource) ??
    /^serviceAccounts\/(\d+)(?:-compute@developer|@cloudbuild|@cloudservices)\.gserviceaccount\.com$/.exec(
      resource,
    );
  return own ? `projects/${own[1]}` : undefined;
}
