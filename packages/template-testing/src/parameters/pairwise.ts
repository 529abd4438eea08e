/*
 * Rows that hold every pair of values of two different dimensions at least once. All products of a dozen fields are
 * millions of samples; faults that only three fields together bring about are rare, and pairs are some dozens.
 *
 * Greedy: each row starts with a pair that is still missing and takes, dimension by dimension, the value that adds the
 * most missing pairs. The same dimensions give the same rows.
 */
export function pairwise<T>(dimensions: T[][]): T[][] {
  const sizes = dimensions.map(it => it.length);
  if (sizes.some(size => size === 0)) {
    throw new Error('a dimension has no values');
  }
  return indexRows(sizes).map(row =>
    row.map((value, dimension) => dimensions[dimension][value]),
  );
}

function indexRows(sizes: number[]): number[][] {
  if (sizes.length < 2) {
    return sizes.flatMap(size => Array.from({ length: size }, (_, it) => [it]));
  }
  const missing = new Set<string>();
  for (let a = 0; a < sizes.length; a++) {
    for (let b = a + 1; b < sizes.length; b++) {
      for (let i = 0; i < sizes[a]; i++) {
        for (let j = 0; j < sizes[b]; j++) {
          missing.add(pair(a, i, b, j));
        }
      }
    }
  }
  const rows: number[][] = [];
  while (missing.size) {
    const [first] = missing;
    const [a, i, b, j] = first.split(',').map(Number);
    const row = new Map([
      [a, i],
      [b, j],
    ]);
    for (let dimension = 0; dimension < sizes.length; dimension++) {
      if (!row.has(dimension)) {
        row.set(dimension, best(dimension, sizes[dimension], row, missing));
      }
    }
    const values = sizes.map((_, dimension) => row.get(dimension)!);
    for (let x = 0; x < sizes.length; x++) {
      for (let y = x + 1; y < sizes.length; y++) {
        missing.delete(pair(x, values[x], y, values[y]));
      }
    }
    rows.push(values);
  }
  return rows;
}

function best(
  dimension: number,
  size: number,
  row: Map<number, number>,
  missing: Set<string>,
): number {
  let chosen = 0;
  let most = -1;
  for (let value = 0; value < size; value++) {
    let gained = 0;
    for (const [other, otherValue] of row) {
      const key =
        other < dimension
          ? pair(other, otherValue, dimension, value)
          : pair(dimension, value, other, otherValue);
      gained += missing.has(key) ? 1 : 0;
    }
    if (gained > most) {
      most = gained;
      chosen = value;
    }
  }
  return chosen;
}

function pair(a: number, i: number, b: number, j: number): string {
  return `${a},${i},${b},${j}`;
}
