import { Node } from 'web-tree-sitter';
import { ExpressionReader } from './ExpressionReader';
import {
  HclAttribute,
  HclBlock,
  HclBlockBody,
  HclFile,
  HclSyntaxError,
} from './HclSyntax';

/** Turns the nodes of a file, or of a part of it, into blocks and attributes. */
export class HclFileReader {
  readonly #file: string;
  readonly #linesBefore: number;
  readonly #lastLine: number;
  readonly #expressions: ExpressionReader;
  readonly #errors: HclSyntaxError[] = [];

  constructor(file: string, text: string, linesBefore: number) {
    this.#file = file;
    this.#linesBefore = linesBefore;
    this.#lastLine = linesBefore + text.trimEnd().split('\n').length;
    this.#expressions = new ExpressionReader(file, text, linesBefore);
  }

  read(root: Node): HclFile {
    const body = this.#body(root.namedChildren.find(it => it.type === 'body'));
    for (const child of root.children) {
      if (child.isError || child.isMissing) {
        this.#report(child);
      }
    }
    if (root.hasError && this.#errors.length === 0) {
      this.#report(root);
    }
    return { file: this.#file, body, errors: this.#errors };
  }

  #body(node: Node | undefined): HclBlockBody {
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    for (const child of node?.namedChildren ?? []) {
      if (child.hasError || child.isError || child.isMissing) {
        this.#report(child);
      } else if (child.type === 'attribute') {
        const [name, value] = child.namedChildren;
        attributes.push({
          ...this.#place(child),
          name: name.text,
          value: this.#expressions.read(value),
        });
      } else if (child.type === 'block') {
        blocks.push(this.#block(child));
      }
    }
    return { attributes, blocks };
  }

  #block(node: Node): HclBlock {
    const [type, ...rest] = node.namedChildren;
    return {
      ...this.#place(node),
      type: type.text,
      labels: rest
        .filter(it => it.type === 'identifier' || it.type === 'string_lit')
        .map(it => it.text.replace(/^"|"$/g, '')),
      body: this.#body(rest.find(it => it.type === 'body')),
    };
  }

  #report(node: Node): void {
    const mistake = firstMistake(node);
    const found = mistake.isMissing
      ? `${mistake.type} is missing`
      : `found ${JSON.stringify(mistake.text.trim().slice(0, 40))}`;
    const { file, line } = this.#place(mistake);
    this.#errors.push({
      file,
      // What is missing at the end is missing in the last line that says something.
      line: Math.min(line, this.#lastLine),
      message: `no HCL: ${found}, so that the block around it is not judged. Correct it; terraform validate says more.`,
    });
  }

  #place(node: Node) {
    return {
      file: this.#file,
      line: node.startPosition.row + 1 + this.#linesBefore,
    };
  }
}

/** The first node that is wrong, in the order of the text; the node itself where none within it says so. */
function firstMistake(node: Node): Node {
  if (node.isError || node.isMissing) {
    return node;
  }
  const child = node.children.find(
    it => it.isError || it.isMissing || it.hasError,
  );
  return child ? firstMistake(child) : node;
}
