import { CompetencyEntity, ExtraText, LearningModuleEntity } from '../entities';
import {
  Located,
  MarkdownBlock,
  MarkdownSection,
} from '../markdown/readSections';
import { CurriculumProblem } from '../problems';
import { normaliseHeading } from '../roadmap/normaliseHeading';
import { RoadmapParse } from '../roadmap/Roadmap';
import { sectionReaders } from '../roadmap/sectionReaders';
import { sectionTexts } from './sectionTexts';

/*
 * The readers of sections take what they understand, and what they understand is not always all that is written: a
 * name that another file spells otherwise, a list whose marks are gone once it is split. So the entity is held against
 * its file once more. Whatever of a section cannot be read out of the fields of the same section, or out of the report
 * at its line, is kept word for word.
 */

/** A text of a block, with the line that it stands on. */
interface Piece {
  text: string;
  line: number;
}

/** A module with everything of its roadmap that neither its fields nor the report say, in the order of the file. */
export function keepUnsaid(
  entity: LearningModuleEntity,
  { file, roadmap, sections }: RoadmapParse,
  competencies: readonly CompetencyEntity[],
  problems: readonly CurriculumProblem[],
): LearningModuleEntity {
  const reported = problems.filter(it => it.file === file);
  const texts = sectionTexts(entity, competencies);
  const unsaid = Array.from(bySection(sections)).flatMap(([title, parts]) =>
    unsaidOf(parts, reported, [
      ...(texts.get(title) ?? []),
      ...roadmap.extra
        .filter(
          ({ value }) =>
            normaliseHeading(value.section.split(' › ')[0]) === title,
        )
        .map(({ value }) => value.text),
    ]),
  );
  const extra = [...roadmap.extra, ...unsaid]
    .sort((a, b) => a.line - b.line)
    .map(it => it.value);
  return { ...entity, spec: { ...entity.spec, extra } };
}

function unsaidOf(
  parts: { section: string; block: MarkdownBlock }[],
  reported: CurriculumProblem[],
  said: string[],
): Located<ExtraText>[] {
  // how often each text is still there to be found
  const left = new Map<string, number>();
  const find = ({ text, line }: Piece): boolean => {
    const messages = reported
      .filter(it => it.line === line)
      .map(it => it.message);
    const count = left.get(text) ?? occurrences(said, text);
    left.set(text, count - 1);
    return count > 0 || occurrences(messages, text) > 0;
  };
  return parts.flatMap(({ section, block }) =>
    piecesOf(block)
      .filter(row => row.filter(it => !find(it)).length)
      .map(row => ({
        line: row[0].line,
        value: {
          section,
          ...(block.kind === 'field' ? { key: block.key } : {}),
          text: row.map(it => it.text).join(' | '),
        },
      })),
  );
}

/** Blocks by the second-level section that they belong to, as titles compare. */
function bySection(sections: MarkdownSection[]) {
  const found = new Map<string, { section: string; block: MarkdownBlock }[]>();
  let parent = '';
  for (const { title, depth, blocks } of sections) {
    const isOwn = depth <= 2 || sectionReaders.has(normaliseHeading(title));
    if (depth <= 2) {
      parent = title || 'Before the title';
    }
    const own = title || parent;
    const key = normaliseHeading(isOwn ? own : parent);
    const section = isOwn ? own : `${parent} › ${title}`;
    found.set(key, [
      ...(found.get(key) ?? []),
      ...blocks.map(block => ({ section, block })),
    ]);
  }
  return found;
}

/** The texts of a block; those of a row of a table are kept together. */
function piecesOf(block: MarkdownBlock): Piece[][] {
  const { line } = block;
  const rows: Piece[][] =
    block.kind === 'table'
      ? block.rows.map(({ line: at, value }) =>
          value.map(text => ({ text, line: at })),
        )
      : [
          ...firstTexts(block).map(text => [{ text, line }]),
          ...('items' in block
            ? block.items.map(it => [{ text: it.value, line: it.line }])
            : []),
        ];
  return rows
    .map(row => row.filter(({ text }) => text.trim()))
    .filter(row => row.length);
}

function firstTexts(
  block: Exclude<MarkdownBlock, { kind: 'table' }>,
): string[] {
  switch (block.kind) {
    case 'field':
      return [block.value];
    case 'entry':
      return [block.title, block.text];
    default:
      return [block.text];
  }
}

function occurrences(texts: readonly string[], text: string): number {
  return texts.reduce((sum, it) => sum + it.split(text).length - 1, 0);
}
