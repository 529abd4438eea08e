import { COMPETENCY_LEVELS } from '../entities';
import { slug } from '../entities/slug';
import { Located } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { keepText, SectionReader } from './fieldsReader';
import { isPlaceholder } from './placeholders';
import { RoadmapCompetency } from './Roadmap';
import { TableColumns } from './TableColumns';

const SECTION = 'Competency Alignment';

/** Reads the table of the section `Competency Alignment`, a competency a row. */
export const readCompetencies: SectionReader = (block, roadmap, collector) => {
  if (block.kind !== 'table' || block.header.length < 2) {
    return false;
  }
  const columns = TableColumns.of(block.header, {
    name: /^(competency|skill)\b/i,
    level: /^(proficiency|level|target)\b/i,
    evidence: /^(evidence|assessment)\b/i,
    role: /^(role|alignment)\b/i,
  });
  for (const row of block.rows) {
    const { cells, rest } = columns.read(row.value);
    const competency = readRow(row, cells, block.header, collector);
    if (!competency) {
      keepText(SECTION, row.line, row.value.join(' | '), roadmap);
      continue;
    }
    roadmap.competencies.push({ line: row.line, value: competency });
    for (const [key, text] of rest) {
      keepText(SECTION, row.line, text, roadmap, key);
    }
    // what a range of levels says is more than the one that is taken of it
    if (!cells.level?.match(/^\s*\w+\s*$/)) {
      keepText(SECTION, row.line, row.value.join(' | '), roadmap);
    }
  }
  return true;
};

function readRow(
  { line, value }: Located<string[]>,
  cells: Record<string, string | undefined>,
  header: string[],
  collector: ProblemCollector,
): RoadmapCompetency | undefined {
  const { name = '', level = '', evidence, role } = cells;
  const written = value.join(' | ');
  if (isPlaceholder(name)) {
    return undefined; // reported where all placeholders are
  }
  if (!slug(name) || !level) {
    collector.add('error', 'competency-row', line, {
      message: `The row “${written}” lacks a competency or a level`,
      remedy: `Fill in the columns ${header.join(', ')}`,
    });
    return undefined;
  }
  return {
    name,
    level: readLevel(level, line, collector),
    evidence: evidence || undefined,
    role: role || undefined,
  };
}

function readLevel(
  text: string,
  line: number,
  collector: ProblemCollector,
): string {
  const levels = text
    .toLowerCase()
    .split(/\s*(?:\/|,|–|-|\bto\b|\bor\b)\s*/)
    .filter(Boolean);
  const known = levels.filter(it => COMPETENCY_LEVELS.includes(it));
  if (levels.length > 1 && known.length === levels.length) {
    const last = known[known.length - 1];
    collector.add('warning', 'level-range', line, {
      message: `Level “${text}” names more than one`,
      remedy: `Choose one; until then ${last} counts`,
    });
    return last;
  }
  if (!known.length || levels.length > 1) {
    collector.add('warning', 'unknown-level', line, {
      message: `Level “${text}” is none of ${COMPETENCY_LEVELS.join(', ')}`,
      remedy: 'Choose one of them',
    });
  }
  return text.toLowerCase();
}
