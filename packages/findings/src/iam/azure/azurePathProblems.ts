import { IamCheckContext } from '../check/IamFormat';
import { IdentityPath, worstPath } from '../graph/identityPaths';
import { LeadsOf } from '../graph/ReachGraph';
import { Mending } from '../remedy/awsMending';
import { azureMending } from '../remedy/azureMending';
import { AzureGrant, AzureGraph, AzureLead } from './AzureGraph';
import { AzureOperation } from './azureWays';
import { AzureHolders } from './readAzureHolders';

type AzurePath = IdentityPath<AzureLead, AzureGrant>;

const REMEDY =
  'Break the way at one step: assign the role at the one resource that is meant, or take from the last identity what it does not need.';

/** Ways of one principal; each closed one may show another. */
const MAX_WAYS = 48;

/**
 * Ways of principals over managed identities and applications, over one or more hops, to what they could not do by themselves.
 * What runs as whom has to be among the files.
 */
export function azurePathProblems(
  held: readonly AzureGrant[],
  holders: AzureHolders,
  context: IamCheckContext,
): void {
  const graph = new AzureGraph(held, holders);
  for (const start of graph.starts()) {
    const path = worstPath(start, graph);
    if (path) {
      report(start, path, graph, context);
    }
  }
}

function report(
  start: string,
  path: AzurePath,
  graph: AzureGraph,
  context: IamCheckContext,
): void {
  const { steps, power, conditions, severity } = path;
  const words = steps.map(
    ({ from, to, lead }) =>
      `${graph.nameOf(from)} ${lead.wordsTo(to)} ${graph.nameOf(to)}${usedText(
        lead,
      )}`,
  );
  const grants = grantsOf(path);
  const [first] = grants;
  context.report(first.document, {
    rule: 'azure-path',
    severity,
    reason: `${power.reason}, in ${steps.length} ${
      steps.length === 1 ? 'step' : 'steps'
    }${conditions.length > 0 ? ' and under conditions' : ''}`,
    subject: graph.nameOf(start),
    subjectUid: start,
    discriminator: power.scope,
    provider: 'azure',
    actions: Array.from(
      new Set(
        steps.flatMap(({ lead }) => lead.used.map(each => each.operation.name)),
      ),
    ),
    message: `${words.join('; ')}; ${graph.nameOf(
      steps[steps.length - 1].to,
    )} ${power.words}: ${power.reason}.`,
    conditions,
    remedy: REMEDY,
    place: first.place,
    statements: grants.map(({ role, scope, place, document }) => ({
      kind: 'assignment',
      policy: `${role.name} at ${scope}`,
      index: Number(place[place.length - 1] ?? 0),
      place,
      document,
    })),
    ...mendingOf(start, path, graph, context.keep),
  });
}

function grantsOf({ steps, power }: AzurePath): AzureGrant[] {
  return Array.from(
    new Set([
      ...steps.flatMap(({ lead }) => lead.used.map(each => each.grant)),
      power.grant,
    ]),
  );
}

function usedText({ used }: AzureLead): string {
  const byGrant = new Map<AzureGrant, string[]>();
  for (const { grant, operation } of used) {
    byGrant.set(grant, [...(byGrant.get(grant) ?? []), operation.name]);
  }
  const text = Array.from(
    byGrant,
    ([{ role, scope }, operations]) =>
      `${operations.join(', ')} by ${role.name} at ${scope}`,
  ).join('; ');
  return text && ` (${text})`;
}

/** What is taken from a principal, by the place of the assignment. */
type Taken = Map<
  AzureGrant['place'],
  { grant: AzureGrant; operations: AzureOperation[] }
>;

/** Smaller roles by which no way is left: the first step of each is taken until the search finds none. */
function mendingOf(
  start: string,
  path: AzurePath,
  graph: AzureGraph,
  keep: readonly string[],
): Mending {
  const taken: Taken = new Map();
  let next: AzurePath | undefined = path;
  for (let way = 0; next; way += 1) {
    const { used } = next.steps[0].lead;
    const given = used.find(({ operation }) => !keep.includes(operation.name));
    if (!given || way >= MAX_WAYS) {
      return {
        ...mendingBy(start, taken, keep),
        smaller: undefined,
        noSmaller: reasonOf(used, given !== undefined),
      };
    }
    const { grant, operation } = given;
    const known = taken.get(grant.place);
    taken.set(grant.place, {
      grant: known?.grant ?? grant,
      operations: [...(known?.operations ?? []), operation],
    });
    const leads = graph.leadsBy(
      start,
      graph.grantsOf(start).map(each => left(each, taken, keep)),
    );
    const leadsOf: LeadsOf<AzureLead> = node =>
      node === start ? leads : graph.leadsOf(node);
    next = worstPath(start, graph, leadsOf);
  }
  return mendingBy(start, taken, keep);
}

function reasonOf(used: AzureLead['used'], isEndless: boolean): string {
  if (isEndless) {
    return 'it has too many ways; leave it the roles that it needs alone';
  }
  return used.length === 0
    ? 'no role opens the way: it owns the application; take it from its owners'
    : `${used
        .map(each => each.operation.name)
        .join(
          ' and ',
        )} are to be kept and open the way; assign the role at the one resource that is meant`;
}

/** What is left of an assignment; with `keep` that alone. */
function left(
  grant: AzureGrant,
  taken: Taken,
  keep: readonly string[],
): AzureGrant {
  const operations = taken.get(grant.place)?.operations;
  if (!operations) {
    return grant;
  }
  return {
    ...grant,
    without: new Set(operations.map(it => it.name)),
    ...(keep.length > 0 && { only: keep }),
  };
}

function mendingBy(
  principalId: string,
  taken: Taken,
  keep: readonly string[],
): Mending {
  const mendings = Array.from(taken.values(), ({ grant, operations }) =>
    azureMending({
      principalId,
      scope: grant.scope,
      roles: [grant.role],
      rules: operations.map(({ plane, name }) => ({
        id: 'path',
        severity: 'critical' as const,
        reason: REMEDY,
        actions: plane === 'actions' ? [name] : [],
        dataActions: plane === 'dataActions' ? [name] : [],
      })),
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
      console: Array.from(
        new Set([...remediations.flatMap(it => it.console), REMEDY]),
      ),
      cli:
        remediations.length > 0
          ? remediations.flatMap(it => it.cli)
          : [
              `az ad app owner remove --id APPLICATION_ID --owner-object-id '${principalId}'`,
            ],
      terraform:
        remediations.map(it => it.terraform).join('\n\n') ||
        '# Take it from the owners of the application.',
    },
  };
}
