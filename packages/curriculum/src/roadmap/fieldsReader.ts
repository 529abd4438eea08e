import { Located, MarkdownBlock } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { normaliseHeading } from './normaliseHeading';
import { Roadmap } from './Roadmap';

/** Takes a block into the roadmap; false where the section has no place for it. */
export type SectionReader = (
  block: MarkdownBlock,
  roadmap: Roadmap,
  collector: ProblemCollector,
) => boolean;

/** A bullet `- **Key** (hint): value`. */
export type Field = Extract<MarkdownBlock, { kind: 'field' }>;
/** Takes one field into the roadmap. */
export type FieldReader = (
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) => void;

/** What the template itself puts in parentheses behind keys, which says nothing about a module. */
const HINTS_OF_THE_TEMPLATE = new Set([
  'modules/roles',
  'roles',
  'reuse / adapt',
  'role-specific emphasis',
  'cross-role or cross-module',
]);

/**
 * Reads a section of fields, whether they are bullets `- **Key**: value` or `- Key: value`, or the rows of a table
 * with two columns. Keys compare by {@link normaliseHeading}.
 *
 * @param section - its title, under which words are kept that a reader cannot hold
 */
export function fieldsReader(
  section: string,
  readers: Record<string, FieldReader>,
): SectionReader {
  const byKey = new Map(Object.entries(readers));
  const readOne: SectionReader = (block, roadmap, collector) => {
    const field = fieldOf(block);
    const read = field && byKey.get(normaliseHeading(field.key));
    if (!field || !read) {
      return false;
    }
    if (
      field.hint !== undefined &&
      !HINTS_OF_THE_TEMPLATE.has(field.hint.toLowerCase().trim())
    ) {
      keepText(section, field.line, `${field.key} (${field.hint})`, roadmap);
    }
    read(field, roadmap, collector);
    return true;
  };
  return (block, roadmap, collector) => {
    if (block.kind !== 'table' || block.header.length !== 2) {
      return readOne(block, roadmap, collector);
    }
    const rows = [{ line: block.line, value: block.header }, ...block.rows];
    const left = rows.filter(
      ({ line, value: [key = '', value = ''] }) =>
        !readOne(
          { kind: 'field', line, key, value, items: [] },
          roadmap,
          collector,
        ),
    );
    for (const { line, value } of left) {
      keepText(section, line, value.join(' | '), roadmap);
    }
    return left.length < rows.length;
  };
}

// Not every author makes the keys bold.
function fieldOf(block: MarkdownBlock): Field | undefined {
  if (block.kind === 'field') {
    return block;
  }
  const match =
    block.kind === 'bullet'
      ? /^([^:`]{2,40}?)\s*(?:\(([^)]*)\))?\s*:\s*(.*)$/.exec(block.text)
      : undefined;
  return match && block.kind === 'bullet'
    ? {
        kind: 'field',
        line: block.line,
        key: match[1],
        hint: match[2],
        value: match[3],
        items: block.items,
      }
    : undefined;
}

/** The value of a field and what is nested below it as one text, with its line. */
export function located(field: Field): Located<string> {
  return {
    line: field.line,
    value: values(field)
      .map(it => it.value)
      .join('; '),
  };
}

/** The value and the bullets below it, each with its own line; nothing where all of them are empty. */
export function values(field: Field): Located<string>[] {
  return [{ line: field.line, value: field.value }, ...field.items].filter(
    it => it.value,
  );
}

/** Keeps a field word for word, where its words say more than was read of them. */
export function keepProse(section: string, field: Field, roadmap: Roadmap) {
  keepText(
    section,
    field.line,
    values(field)
      .map(it => it.value)
      .join('\n'),
    roadmap,
    field.key,
  );
}

/** Keeps a text of a section word for word. */
export function keepText(
  section: string,
  line: number,
  text: string,
  roadmap: Roadmap,
  key?: string,
) {
  if (text) {
    roadmap.extra.push({ line, value: { section, key, text } });
  }
}
