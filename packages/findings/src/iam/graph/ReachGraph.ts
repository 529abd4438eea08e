/*
 * Who can become whom, where one grant opens many at once: a role on a project reaches every account in it. A lead stands for
 * all of these; it is followed once in a search, by whoever comes to it first, so that a search costs as much as there are
 * identities and leads, and not as much as there are pairs of identities.
 */

/** Where a lead ends. */
export interface LeadTarget {
  node: string;
  /** What it depends on beside the lead itself. */
  conditions: readonly string[];
}

/** From one identity to others, by one and the same grants. */
export interface Lead {
  /** Leads with one key have the same targets. */
  key: string;
  targets(): readonly LeadTarget[];
  conditions: readonly string[];
}

/** One step of a way. */
export interface Step<L extends Lead> {
  from: string;
  to: string;
  lead: L;
  conditions: readonly string[];
}

export type LeadsOf<L extends Lead> = (node: string) => readonly L[];

/** Nodes in the order in which a search came to them, nearest first, each with the step that led there. */
export type Reached<L extends Lead> = ReadonlyMap<string, Step<L> | undefined>;

/**
 * What can be reached from a node, each on a shortest way.
 *
 * @param withConditions - whether to follow what depends on conditions
 * @param isOfUse - whether to go to a node at all
 * @param isEnough - told of each node that is reached; the search ends where it says so
 */
export function reachFrom<L extends Lead>(
  start: string,
  leadsOf: LeadsOf<L>,
  withConditions: boolean,
  isOfUse: (node: string) => boolean,
  isEnough: (node: string) => boolean,
): Reached<L> {
  const reached = new Map<string, Step<L> | undefined>([[start, undefined]]);
  const followed = new Set<string>();
  const isOpen = ({ conditions }: { conditions: readonly string[] }) =>
    withConditions || conditions.length === 0;
  // A Map is walked in the order of insertion, also over what is added meanwhile: that is the queue.
  for (const from of reached.keys()) {
    for (const lead of leadsOf(from)) {
      if (!isOpen(lead) || followed.has(lead.key)) {
        continue;
      }
      followed.add(lead.key);
      for (const target of lead.targets()) {
        if (
          isOpen(target) &&
          !reached.has(target.node) &&
          isOfUse(target.node)
        ) {
          reached.set(target.node, {
            from,
            to: target.node,
            lead,
            conditions: [...lead.conditions, ...target.conditions],
          });
          if (isEnough(target.node)) {
            return reached;
          }
        }
      }
    }
  }
  return reached;
}

/** The steps from the start of a search to a node. */
export function stepsTo<L extends Lead>(
  reached: Reached<L>,
  node: string,
): Step<L>[] {
  const steps: Step<L>[] = [];
  for (
    let step = reached.get(node);
    step !== undefined;
    step = reached.get(step.from)
  ) {
    steps.unshift(step);
  }
  return steps;
}

/**
 * The nodes from which a lead goes on to an end, over any hops and under any conditions; ends included. Searches need go nowhere
 * else.
 *
 * @param nodes - to begin with; what leads go to is found
 */
export function leadingTo<L extends Lead>(
  nodes: readonly string[],
  leadsOf: LeadsOf<L>,
  isEnd: (node: string) => boolean,
): ReadonlySet<string> {
  const keysTo = new Map<string, string[]>();
  const holdersOf = new Map<string, string[]>();
  const all = new Set(nodes);
  for (const node of all) {
    for (const lead of leadsOf(node)) {
      const holders = holdersOf.get(lead.key);
      if (holders) {
        holders.push(node);
        continue;
      }
      holdersOf.set(lead.key, [node]);
      for (const target of lead.targets()) {
        all.add(target.node);
        const keys = keysTo.get(target.node);
        if (keys) {
          keys.push(lead.key);
        } else {
          keysTo.set(target.node, [lead.key]);
        }
      }
    }
  }
  const leading = new Set(Array.from(all).filter(isEnd));
  const followed = new Set<string>();
  for (const node of leading) {
    for (const key of keysTo.get(node) ?? []) {
      if (!followed.has(key)) {
        followed.add(key);
        holdersOf.get(key)?.forEach(holder => leading.add(holder));
      }
    }
  }
  return leading;
}
