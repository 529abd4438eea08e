import { FindingSeverity } from '../../record';
import { Lead, LeadsOf, reachFrom, Step, stepsTo } from './ReachGraph';

/** What somebody can do by itself, for which others would take a way to it. */
export interface Power<G> {
  /** 0 is the most. */
  rank: number;
  severity: FindingSeverity;
  /** e.g. `it can give itself any role on projects/lab`. */
  reason: string;
  /** In words, what gives it. */
  words: string;
  scope: string;
  conditions: readonly string[];
  /** The binding or assignment that gives it. */
  grant: G;
}

export interface IdentityGraph<L extends Lead, G> {
  leadsOf: LeadsOf<L>;
  powersOf(node: string): readonly Power<G>[];
  /** Whether a way from it leads on to what somebody can do. */
  leadsOn(node: string): boolean;
  /** The most that anybody can do: a search ends where it comes to it. */
  worst: Power<G> | undefined;
  contains(outer: string, inner: string): boolean;
  /** Scopes that reach further come first. */
  widthOf(scope: string): number;
}

/** A way from somebody to what it could not do by itself. */
export interface IdentityPath<L extends Lead, G> {
  steps: readonly Step<L>[];
  power: Power<G>;
  conditions: readonly string[];
  severity: FindingSeverity;
}

const LOWERED: Partial<Record<FindingSeverity, FindingSeverity>> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
};

const ORDER: readonly FindingSeverity[] = ['critical', 'high', 'medium', 'low'];

/**
 * The worst that somebody comes to over others and could not do by itself, on the shortest way there; a way without conditions
 * is preferred to one as bad with them. Undefined where there is none.
 *
 * @param leadsOf - the leads of all, where they are not those of the graph
 * @param own - what the start can do by itself
 */
export function worstPath<L extends Lead, G>(
  start: string,
  graph: IdentityGraph<L, G>,
  leadsOf: LeadsOf<L> = graph.leadsOf,
  own: readonly Power<G>[] = graph.powersOf(start),
): IdentityPath<L, G> | undefined {
  if (leadsOf(start).length === 0) {
    return undefined;
  }
  const open = worstOf(start, graph, leadsOf, own, false);
  // Nothing that depends on conditions can be worse.
  if (open && open.severity === graph.worst?.severity) {
    return open;
  }
  const conditional = worstOf(start, graph, leadsOf, own, true);
  return open &&
    (!conditional ||
      ORDER.indexOf(open.severity) <= ORDER.indexOf(conditional.severity))
    ? open
    : conditional;
}

function worstOf<L extends Lead, G>(
  start: string,
  graph: IdentityGraph<L, G>,
  leadsOf: LeadsOf<L>,
  own: readonly Power<G>[],
  withConditions: boolean,
): IdentityPath<L, G> | undefined {
  let best: { node: string; power: Power<G> } | undefined;
  const isOfUse = (node: string) => graph.leadsOn(node);
  const reached = reachFrom(start, leadsOf, withConditions, isOfUse, node => {
    const power = gainOf(graph, graph.powersOf(node), own);
    // What is reached first stays where the other is no worse: it is nearer.
    if (power && (!best || isWorse(graph, power, best.power))) {
      best = { node, power };
      return graph.worst !== undefined && !isWorse(graph, graph.worst, power);
    }
    return false;
  });
  if (!best) {
    return undefined;
  }
  const steps = stepsTo(reached, best.node);
  const conditions = Array.from(
    new Set([
      ...steps.flatMap(each => each.conditions),
      ...best.power.conditions,
    ]),
  );
  const { severity } = best.power;
  return {
    steps,
    power: best.power,
    conditions,
    severity: conditions.length > 0 ? LOWERED[severity] ?? severity : severity,
  };
}

/** The most of what somebody can do that another could not do already. */
function gainOf<L extends Lead, G>(
  graph: IdentityGraph<L, G>,
  powers: readonly Power<G>[],
  own: readonly Power<G>[],
): Power<G> | undefined {
  let best: Power<G> | undefined;
  for (const power of powers) {
    const isKnown = own.some(
      each =>
        each.rank <= power.rank &&
        (each.conditions.length === 0 || power.conditions.length > 0) &&
        graph.contains(each.scope, power.scope),
    );
    if (!isKnown && (!best || isWorse(graph, power, best))) {
      best = power;
    }
  }
  return best;
}

/** Whether one is worth more than another to whoever comes to it. */
export function isWorse<L extends Lead, G>(
  graph: Pick<IdentityGraph<L, G>, 'widthOf'>,
  a: Power<G>,
  b: Power<G>,
): boolean {
  return (
    a.rank < b.rank ||
    (a.rank === b.rank &&
      (Number(a.conditions.length > 0) < Number(b.conditions.length > 0) ||
        (a.conditions.length > 0 === b.conditions.length > 0 &&
          graph.widthOf(a.scope) > graph.widthOf(b.scope))))
  );
}
