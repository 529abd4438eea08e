import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { ListItem, Nodes, Paragraph, PhrasingContent, Table } from 'mdast';

/** Something and the line that it begins on, from 1. @public */
export interface Located<T> {
  value: T;
  line: number;
  /** Only where it is not the file of what this is a part of. */
  file?: string;
}

/**
 * What stands under a heading, in the shapes that roadmaps use. `items` is everything below a bullet: the bullets
 * nested in it and its further paragraphs, in their order.
 *
 * @public
 */
export type MarkdownBlock = { line: number } & (
  | {
      /** `- **Key** (hint): value`, with the bullets nested below it. */
      kind: 'field';
      key: string;
      hint?: string;
      value: string;
      items: Located<string>[];
    }
  | {
      /** `1. **Title** – text`. */
      kind: 'entry';
      title: string;
      text: string;
      items: Located<string>[];
    }
  | {
      /** `- [x] text`. */
      kind: 'task';
      text: string;
      done: boolean;
      items: Located<string>[];
    }
  | { kind: 'bullet'; text: string; items: Located<string>[] }
  | { kind: 'table'; header: string[]; rows: Located<string[]>[] }
  | { kind: 'text'; text: string }
);

/** A heading and what stands under it up to the next one. @public */
export interface MarkdownSection {
  title: string;
  /** 1 to 6; 0 for what stands before the first heading. */
  depth: number;
  line: number;
  blocks: MarkdownBlock[];
}

/**
 * Splits Markdown into sections of blocks, each with its line.
 *
 * Texts are the words of the source with its inline marks (`code`, links) as written and runs of white space as
 * one space. Byte-order marks and every kind of line ending are taken as they come.
 *
 * @public
 */
export function readSections(markdown: string): MarkdownSection[] {
  const source = markdown.replace(/^\uFEFF/, '');
  const tree = fromMarkdown(source, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const sections: MarkdownSection[] = [];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      sections.push({
        title: textOf(source, node.children),
        depth: node.depth,
        line: lineOf(node),
        blocks: [],
      });
      continue;
    }
    if (!sections.length) {
      sections.push({ title: '', depth: 0, line: lineOf(node), blocks: [] });
    }
    const { blocks } = sections[sections.length - 1];
    if (node.type === 'list') {
      blocks.push(...node.children.map(item => readListItem(source, item)));
    } else if (node.type === 'table') {
      blocks.push(readTable(source, node));
    } else if (node.type === 'blockquote') {
      blocks.push({
        kind: 'text',
        line: lineOf(node),
        text: collapse(sliceOf(source, node).replace(/^[ \t]*>[ \t]?/gm, '')),
      });
    } else if (node.type === 'paragraph' && fieldsOf(source, node)) {
      blocks.push(...(fieldsOf(source, node) ?? []));
    } else if (node.type !== 'thematicBreak') {
      blocks.push({
        kind: 'text',
        line: lineOf(node),
        text: collapse(sliceOf(source, node)),
      });
    }
  }
  return sections;
}

function readListItem(source: string, item: ListItem): MarkdownBlock {
  const line = lineOf(item);
  const first = item.children[0];
  const content = first?.type === 'paragraph' ? first.children : [];
  const text = textOf(source, content);
  const items = belowFirst(source, item);
  const task = /^\[([ xX])\](?:\s+(.*))?$/.exec(text);
  if (task) {
    const done = task[1] !== ' ';
    return { kind: 'task', line, text: task[2] ?? '', done, items };
  }
  if (content[0]?.type === 'strong') {
    const title = textOf(source, content[0].children);
    const rest = textOf(source, content.slice(1));
    const key = /:$/.test(title)
      ? [rest, undefined, rest]
      : /^(?:\(([^)]*)\))?\s*:\s*(.*)$/.exec(rest);
    if (key) {
      return {
        kind: 'field',
        line,
        key: title.replace(/:$/, ''),
        hint: key[1],
        value: key[2] ?? '',
        items,
      };
    }
    const entry = /^[–—-]\s*(.*)$/.exec(rest);
    if (entry || !rest) {
      return { kind: 'entry', line, title, text: entry?.[1] ?? '', items };
    }
  }
  return { kind: 'bullet', line, text, items };
}

// Some write the fields of a module as a paragraph, a line each, instead of as bullets.
function fieldsOf(
  source: string,
  node: Paragraph,
): MarkdownBlock[] | undefined {
  const fields = sliceOf(source, node)
    .split(/\r\n|\r|\n/)
    .map((text, index): MarkdownBlock | undefined => {
      const match =
        /^\*\*([^*]+?)(?::\*\*|\*\*(?:\s*\(([^)]*)\))?\s*:)\s*(.*)$/.exec(
          text.trim(),
        );
      return match
        ? {
            kind: 'field',
            line: lineOf(node) + index,
            key: match[1],
            hint: match[2],
            value: collapse(match[3].replace(/\\$/, '')),
            items: [],
          }
        : undefined;
    });
  return fields.every(it => it !== undefined) ? fields : undefined;
}

function belowFirst(source: string, item: ListItem): Located<string>[] {
  const isText = item.children[0]?.type === 'paragraph';
  return item.children.slice(isText ? 1 : 0).flatMap(child =>
    child.type === 'list'
      ? child.children.flatMap(nested => [
          {
            line: lineOf(nested),
            value: textOf(
              source,
              nested.children[0]?.type === 'paragraph'
                ? nested.children[0].children
                : [],
            ),
          },
          ...belowFirst(source, nested),
        ])
      : [{ line: lineOf(child), value: collapse(sliceOf(source, child)) }],
  );
}

function readTable(source: string, table: Table): MarkdownBlock {
  const [header, ...rows] = table.children.map(row => ({
    line: lineOf(row),
    value: row.children.map(cell => textOf(source, cell.children)),
  }));
  return {
    kind: 'table',
    line: lineOf(table),
    header: header?.value ?? [],
    rows,
  };
}

function textOf(source: string, nodes: PhrasingContent[]) {
  const start = nodes[0]?.position?.start.offset;
  const end = nodes[nodes.length - 1]?.position?.end.offset;
  return start === undefined || end === undefined
    ? ''
    : collapse(source.slice(start, end));
}

function sliceOf(source: string, node: Nodes) {
  return source.slice(
    node.position?.start.offset ?? 0,
    node.position?.end.offset ?? 0,
  );
}

function collapse(text: string) {
  return text.replace(/\s+/g, ' ').trim();
}

function lineOf(node: Nodes) {
  return node.position?.start.line ?? 1;
}
