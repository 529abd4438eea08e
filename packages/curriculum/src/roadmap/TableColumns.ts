/**
 * Finds the columns of a table by their headings, and by their place where the headings say nothing.
 *
 * @typeParam K - the names of the columns that are looked for, in the order in which they usually stand
 */
export class TableColumns<K extends string> {
  readonly #header: string[];
  readonly #names: (K | undefined)[];

  private constructor(header: string[], names: (K | undefined)[]) {
    this.#header = header;
    this.#names = names;
  }

  static of<K extends string>(
    header: string[],
    patterns: Record<K, RegExp>,
  ): TableColumns<K> {
    const keys = Object.keys(patterns) as K[];
    const names = header.map((title): K | undefined =>
      keys.find(key => patterns[key].test(title.trim())),
    );
    const isUseful = new Set(names.filter(Boolean)).size >= 2;
    return new TableColumns(
      header,
      isUseful ? withoutRepeats(names) : header.map((_, index) => keys[index]),
    );
  }

  /** The cells by the names of their columns, and those of columns that were not looked for, with their headings. */
  read(row: string[]): {
    cells: Partial<Record<K, string>>;
    rest: [string, string][];
  } {
    const cells: Partial<Record<K, string>> = {};
    const rest: [string, string][] = [];
    row.forEach((cell, index) => {
      const name = this.#names[index];
      if (name) {
        cells[name] = cell;
      } else if (cell) {
        rest.push([this.#header[index] ?? `Column ${index + 1}`, cell]);
      }
    });
    return { cells, rest };
  }
}

function withoutRepeats<K>(names: (K | undefined)[]): (K | undefined)[] {
  return names.map((name, index) =>
    names.indexOf(name) === index ? name : undefined,
  );
}
