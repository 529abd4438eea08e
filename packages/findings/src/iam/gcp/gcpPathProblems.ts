import { GcpResource, IamCheckContext } from '../check/IamFormat';
import { IdentityPath, worstPath } from '../graph/identityPaths';
import { LeadsOf } from '../graph/ReachGraph';
import { Mending } from '../remedy/awsMending';
import { gcpMending } from '../remedy/gcpMending';
import { serviceAccountResource } from '../remedy/gcpBindings';
import { GcpGrant, GcpGraph, GcpLead, memberOf } from './GcpGraph';
import { likelyProject } from './GcpHierarchy';
import { GcpBinding, GcpPolicy, GcpRoles, isWide } from './GcpPolicy';

type GcpPath = IdentityPath<GcpLead, GcpGrant>;

const REMEDY =
  'Break the way at one step: give the role on the one service account that is meant, or take from the last account what it does not need.';

/** Ways of one member; each closed one may show another. */
const MAX_WAYS = 24;

/**
 * Ways of members over service accounts, over one or more hops, to what they could not do by themselves. What a policy is
 * attached to has to be known: the asset inventory and configurations say it; of a policy alone it is guessed, and said.
 */
export function gcpPathProblems(
  read: readonly GcpPolicy[],
  roles: GcpRoles,
  context: IamCheckContext,
): void {
  const guessed = new Set<GcpPolicy>();
  const policies = read.map(policy => {
    const resource =
      policy.document.resource ??
      (policy.document.isNarrow ? undefined : likelyProject(policy));
    if (policy.document.resource !== undefined || resource === undefined) {
      return policy;
    }
    const placed = { ...policy, document: { ...policy.document, resource } };
    guessed.add(placed);
    return placed;
  });
  const graph = new GcpGraph(policies, roles, context.now);
  const warned = new Set<GcpPolicy>();
  for (const start of graph.starts()) {
    const path = worstPath(start, graph);
    if (path) {
      report(start, path, graph, roles, context);
      for (const { policy } of grantsOf(path)) {
        if (guessed.has(policy) && !warned.has(policy)) {
          warned.add(policy);
          context.warn(
            policy.document,
            `what this is the policy of is not said; it is taken for ${policy.document.resource}, where its service accounts are. gcloud asset search-all-iam-policies --format=json says it`,
          );
        }
      }
    }
  }
}

function report(
  start: string,
  path: GcpPath,
  graph: GcpGraph,
  roles: GcpRoles,
  context: IamCheckContext,
): void {
  const { steps, power, conditions, severity } = path;
  const words = steps.map(
    ({ from, to, lead }) =>
      `${memberOf(from)} may ${lead.words} ${memberOf(to)} (${usedText(lead)})`,
  );
  const [{ grant: first }] = steps[0].lead.used;
  const { document } = first.policy;
  context.report(document, {
    rule: 'gcp-path',
    severity,
    reason: `${power.reason}, in ${steps.length} ${
      steps.length === 1 ? 'step' : 'steps'
    }${conditions.length > 0 ? ' and under conditions' : ''}`,
    subject: start,
    subjectUid: start,
    discriminator: power.scope,
    provider: 'gcp',
    actions: Array.from(
      new Set(
        steps.flatMap(({ lead }) => lead.used.map(each => each.permission)),
      ),
    ),
    message: `${words.join('; ')}; ${memberOf(steps[steps.length - 1].to)} ${
      power.words
    }: ${power.reason}.`,
    conditions,
    remedy: REMEDY,
    place: first.binding.place,
    statements: grantsOf(path).map(({ policy, binding, resource }) => ({
      kind: 'binding',
      policy: `${binding.role} on ${resource}`,
      index: Number(binding.place[binding.place.length - 1] ?? 0),
      document: policy.document,
      place: binding.place,
    })),
    ...mendingOf(start, path, graph, roles, context),
  });
}

function grantsOf({ steps, power }: GcpPath): GcpGrant[] {
  return Array.from(
    new Set([
      ...steps.flatMap(({ lead }) => lead.used.map(each => each.grant)),
      power.grant,
    ]),
  );
}

function usedText({ used }: GcpLead): string {
  const byGrant = new Map<GcpGrant, string[]>();
  for (const { grant, permission } of used) {
    byGrant.set(grant, [...(byGrant.get(grant) ?? []), permission]);
  }
  return Array.from(
    byGrant,
    ([{ binding, resource }, permissions]) =>
      `${Array.from(new Set(permissions)).join(', ')} by ${
        binding.role
      } on ${resource}`,
  ).join('; ');
}

/** What is taken from a member, by the binding: all of a role that is not its own project's, else single permissions. */
type Taken = Map<GcpBinding, { resource: string; permissions: Set<string> }>;

/** Smaller roles by which no way is left: the first step of each is taken until the search finds none. */
function mendingOf(
  start: string,
  path: GcpPath,
  graph: GcpGraph,
  roles: GcpRoles,
  { keep }: IamCheckContext,
): Mending {
  const taken: Taken = new Map();
  let next: GcpPath | undefined = path;
  for (let way = 0; next; way += 1) {
    const { used } = next.steps[0].lead;
    const given = used.find(({ permission }) => !keep.includes(permission));
    if (!given || way >= MAX_WAYS) {
      const kept = used.map(each => each.permission).join(' and ');
      return {
        ...mendingBy(start, taken, roles, keep),
        smaller: undefined,
        noSmaller: given
          ? 'it has too many ways; leave it the roles that it needs alone'
          : `${kept} are to be kept and open the way; give the role on the one service account that is meant`,
      };
    }
    const { binding, resource } = given.grant;
    const before = taken.get(binding)?.permissions ?? [];
    taken.set(binding, {
      resource,
      permissions: new Set([...before, given.permission]),
    });
    const leads = graph.leadsBy(
      graph.grantsOf(start).flatMap(grant => left(grant, taken, keep)),
    );
    const leadsOf: LeadsOf<GcpLead> = node =>
      node === start ? leads : graph.leadsOf(node);
    next = worstPath(start, graph, leadsOf);
  }
  return mendingBy(start, taken, roles, keep);
}

/** What is left of a binding. Of predefined roles no more is known than what ways ask for: without `keep` they go as a whole. */
function left(
  grant: GcpGrant,
  taken: Taken,
  keep: readonly string[],
): GcpGrant[] {
  const permissions = taken.get(grant.binding)?.permissions;
  if (!permissions) {
    return [grant];
  }
  const isOwn = !grant.binding.role.startsWith('roles/');
  const remaining = Array.from(grant.permissions).filter(it =>
    keep.length > 0 ? keep.includes(it) : isOwn && !permissions.has(it),
  );
  return remaining.length > 0
    ? [{ ...grant, permissions: new Set(remaining) }]
    : [];
}

function mendingBy(
  member: string,
  taken: Taken,
  roles: GcpRoles,
  keep: readonly string[],
): Mending {
  const byResource = new Map<string, Array<[GcpBinding, Set<string>]>>();
  for (const [binding, { resource, permissions }] of taken) {
    const others = byResource.get(resource) ?? [];
    byResource.set(resource, [...others, [binding, permissions]]);
  }
  const mendings = Array.from(byResource, ([resource, grants]) =>
    gcpMending({
      member,
      on: placeOf(resource),
      roles: Array.from(new Set(grants.map(([{ role }]) => role))),
      permissionsOf: role =>
        // A role that is given on one account already is given nowhere smaller: it goes.
        role.startsWith('roles/') && isWide(resource)
          ? undefined
          : (!role.startsWith('roles/') && roles.get(role)) || [],
      rules: grants.flatMap(([, permissions]) =>
        Array.from(permissions, permission => ({
          id: 'path',
          severity: 'critical' as const,
          reason: REMEDY,
          permissions: [permission],
        })),
      ),
      others: [],
      keep,
      remedy: REMEDY,
    }),
  );
  const smaller = mendings.flatMap(each => each.smaller ?? []);
  const reasons = Array.from(
    new Set(mendings.flatMap(each => each.noSmaller ?? [])),
  );
  const remediations = mendings.flatMap(each => each.remediation ?? []);
  return {
    ...(smaller.length > 0 && { smaller }),
    ...(reasons.length > 0 && { noSmaller: reasons.join('; ') }),
    remediation: {
      console: Array.from(new Set(remediations.flatMap(it => it.console))),
      cli: remediations.flatMap(it => it.cli),
      terraform: remediations.map(it => it.terraform).join('\n\n'),
    },
  };
}

/** As commands and Terraform name it. */
function placeOf(resource: string): GcpResource {
  const [kind, name] = resource.split('/');
  const argument = {
    projects: { type: 'project', name: 'project' },
    folders: { type: 'folder', name: 'folder' },
    organizations: { type: 'organization', name: 'org_id' },
  }[kind];
  return argument
    ? { type: argument.type, arguments: { [argument.name]: name } }
    : serviceAccountResource(name);
}
