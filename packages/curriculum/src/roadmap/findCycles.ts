/**
 * Finds the circles of a graph, one for every group of nodes that lead to each other.
 *
 * @param edges - where each node leads; nodes that are only led to lead nowhere
 * @returns a way through each circle, beginning at the node that comes first in the order of the graph
 */
export function findCycles(
  edges: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const cycles: string[][] = [];
  const inCycle = new Set<string>();
  for (const start of edges.keys()) {
    const cycle = inCycle.has(start) ? undefined : wayBack(start, edges);
    if (cycle) {
      cycles.push(cycle);
      cycle.forEach(it => inCycle.add(it));
    }
  }
  return cycles;
}

/** The shortest way from a node to itself. */
function wayBack(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const from = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const next of edges.get(node) ?? []) {
      if (next === start) {
        const way = [node];
        while (way[0] !== start) {
          way.unshift(from.get(way[0])!);
        }
        return way;
      }
      if (!from.has(next)) {
        from.set(next, node);
        queue.push(next);
      }
    }
  }
  return undefined;
}
