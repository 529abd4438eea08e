import { Document, isMap, isNode, LineCounter } from 'yaml';

/** A path into a document, e.g. `['items', 0, 'id']`. */
export type YamlPath = (string | number)[];

/** One document of a YAML file that can say on which line each of its values stands. */
export class YamlDocument {
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  get value(): unknown {
    return this.#document.toJS();
  }

  /** The line of a value, or of the nearest thing around it where there is none. */
  lineOf(path: YamlPath): number {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const line = this.#lineOfKey(path.slice(0, depth));
      if (line !== undefined) {
        return line;
      }
    }
    return 1;
  }

  // A value of a map is looked up by its key, because a block below the key begins a line later.
  #lineOfKey(path: YamlPath): number | undefined {
    const parent = path.length
      ? this.#document.getIn(path.slice(0, -1), true)
      : undefined;
    const pair = isMap(parent)
      ? parent.items.find(
          it => isNode(it.key) && it.key.toJSON() === path[path.length - 1],
        )
      : undefined;
    const node =
      (pair && isNode(pair.key) ? pair.key : undefined) ??
      this.#document.getIn(path, true);
    return isNode(node) && node.range
      ? this.#lines.linePos(node.range[0]).line
      : undefined;
  }
}
