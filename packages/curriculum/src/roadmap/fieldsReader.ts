import { Located, MarkdownBlock } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
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

/** Reads a section of `- **Key**: value`; keys compare in lower case. */
export function fieldsReader(
  readers: Record<string, FieldReader>,
): SectionReader {
  const byKey = new Map(Object.entries(readers));
  return (block, roadmap, collector) => {
    const read =
      block.kind === 'field' ? byKey.get(block.key.toLowerCase()) : undefined;
    if (!read || block.kind !== 'field') {
      return false;
    }
    read(block, roadmap, collector);
    return true;
  };
}

/** The value of a field with its line. */
export function located(field: Field): Located<string> {
  return { line: field.line, value: field.value };
}

/** Parts of the value of a field, all on its line. */
export function each(field: Field, parts: string[]): Located<string>[] {
  return parts.map(value => ({ line: field.line, value }));
}

/** The value and the bullets below it, each with its own line. */
export function values(field: Field): Located<string>[] {
  return [...(field.value ? [located(field)] : []), ...field.items];
}

/** Keeps a field word for word, where its words say more than was read of them. */
export function keepProse(section: string, field: Field, roadmap: Roadmap) {
  roadmap.extra.push({
    line: field.line,
    value: {
      section,
      key: field.key,
      text: values(field)
        .map(it => it.value)
        .join('\n'),
    },
  });
}
