import { readFile } from 'node:fs/promises';
import { Language, Parser } from 'web-tree-sitter';
import { HclFileReader } from './HclFileReader';
import { HclFile, HclTemplatePart } from './HclSyntax';

/*
 * The grammar is that of tree-sitter: it reads on behind a mistake and keeps positions. A file with a mistake is read once
 * more block by block, so that a quote which is never closed costs one block and not all that follow it.
 */

/** Terraform's top-level blocks, as `terraform fmt` writes them: at the beginning of a line. */
const HEADER =
  /^(resource|data|module|variable|output|locals|provider|terraform|moved|import|removed|check|ephemeral)\b[^\n=]*\{/;

/** Reads HCL. Loaded once; reading is synchronous from then on. @public */
export class HclParser {
  readonly #parser: Parser;

  /** @throws Error where the grammar, which is part of the package's dependencies, cannot be loaded. */
  static async load(): Promise<HclParser> {
    await Parser.init();
    const grammar = await readFile(
      require.resolve(
        '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
      ),
    );
    const language = await Language.load(new Uint8Array(grammar));
    const parser = new Parser();
    parser.setLanguage(language);
    return new HclParser(parser);
  }

  private constructor(parser: Parser) {
    this.#parser = parser;
  }

  /** Never throws for what is in the text: what is no HCL is among the errors. */
  parse(file: string, text: string): HclFile {
    const whole = this.#parsePart(file, text, 0);
    if (whole.errors.length === 0) {
      return whole;
    }
    const parts = partsOf(text).map(({ part, line }) =>
      this.#parsePart(file, part, line),
    );
    return {
      file,
      body: {
        attributes: parts.flatMap(each => each.body.attributes),
        blocks: parts.flatMap(each => each.body.blocks),
      },
      // Where the parts are well on their own, the mistake lies between them.
      errors: parts.some(each => each.errors.length > 0)
        ? parts.flatMap(each => each.errors)
        : whole.errors,
    };
  }

  /** The text of a template file, as if it stood in quotes. */
  parseTemplate(file: string, text: string): readonly HclTemplatePart[] {
    const marker = 'END_OF_TEMPLATE';
    const wrapped = `template = <<${marker}\n${text}\n${marker}\n`;
    const [attribute] = this.#parsePart(file, wrapped, -1).body.attributes;
    const parts =
      attribute?.value.kind === 'template' ? attribute.value.parts : [];
    // The line break before the marker is none of the text.
    const last = parts[parts.length - 1];
    return typeof last === 'string' && last.endsWith('\n')
      ? [...parts.slice(0, -1), last.slice(0, -1)].filter(it => it !== '')
      : parts;
  }

  #parsePart(file: string, text: string, linesBefore: number): HclFile {
    const tree = this.#parser.parse(text);
    if (!tree) {
      throw new Error('the parser of HCL has no language');
    }
    try {
      return new HclFileReader(file, text, linesBefore).read(tree.rootNode);
    } finally {
      tree.delete();
    }
  }
}

function partsOf(text: string): Array<{ part: string; line: number }> {
  const parts: Array<{ lines: string[]; line: number }> = [];
  text.split('\n').forEach((each, index) => {
    if (parts.length === 0 || HEADER.test(each)) {
      parts.push({ lines: [], line: index });
    }
    parts[parts.length - 1].lines.push(each);
  });
  return parts.map(({ lines, line }) => ({
    part: `${lines.join('\n')}\n`,
    line,
  }));
}
