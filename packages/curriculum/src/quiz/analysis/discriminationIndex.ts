/** The share of learners in the upper and in the lower group (Kelley, 1939). */
const GROUP_SHARE = 0.27;

/**
 * How much of a value the best 27 % of learners have on average, and how much the worst 27 %. Learners who tie at
 * the edge of a group share its last places, so the result does not depend on the order in which they are listed.
 *
 * @param learners - `total` ranks them, `value` is what is averaged
 * @public
 */
export function upperAndLower(
  learners: ReadonlyArray<{ total: number; value: number }>,
): { upper: number; lower: number } {
  const places = Math.max(Math.round(learners.length * GROUP_SHARE), 1);
  return {
    upper: meanOfFirst(learners, places, (a, b) => b - a),
    lower: meanOfFirst(learners, places, (a, b) => a - b),
  };
}

function meanOfFirst(
  learners: ReadonlyArray<{ total: number; value: number }>,
  places: number,
  order: (a: number, b: number) => number,
): number {
  const ranked = [...learners].sort((a, b) => order(a.total, b.total));
  const edge = ranked[places - 1].total;
  const inside = ranked.filter(({ total }) => order(total, edge) < 0);
  const tied = ranked.filter(({ total }) => total === edge);
  const sum = (group: typeof ranked) =>
    group.reduce((result, { value }) => result + value, 0);
  const left = places - inside.length;
  return (sum(inside) + (sum(tied) * left) / tied.length) / places;
}
