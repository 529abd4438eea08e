import { ItemType } from '../availability/definitions';
import { ModuleItem } from '../entities';
import { slug } from '../entities/slug';
import { MarkdownBlock } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { keepText, SectionReader } from './fieldsReader';
import { parsePassMark } from './parsePassMark';
import { readItemRow } from './readItemRow';
import { Roadmap } from './Roadmap';
import { TableColumns } from './TableColumns';

/** Reads the table of the section `Practical Components`, an item a row. */
export const readComponents: SectionReader = (block, roadmap, collector) => {
  if (block.kind !== 'table') {
    return false;
  }
  const columns = TableColumns.of(block.header, {
    asset: /^(asset|item|component|activity)\b/i,
    description: /^(description|title|task)\b/i,
    criteria: /^(completion|criteria|done)\b/i,
    validation: /^(linked|validation|verified)\b/i,
  });
  for (const row of block.rows) {
    const { cells, rest } = columns.read(row.value);
    const item = readItemRow(row, cells, block.header, collector);
    if (!item || !addItem(roadmap, collector, row.line, item)) {
      keepText(
        'Practical Components',
        row.line,
        row.value.join(' | '),
        roadmap,
      );
    }
    for (const [key, text] of rest) {
      keepText('Practical Components', row.line, text, roadmap, key);
    }
  }
  return true;
};

/** Reads the section `Hands-On Activities`: a lab, project or review a bullet. */
export const readActivities: SectionReader = (block, roadmap, collector) =>
  readBullet('Hands-On Activities', block, roadmap, collector, text =>
    /\b(design review|walkthrough|panel|presentation)\b/i.test(text)
      ? 'review'
      : 'lab',
  );

/**
 * Reads the section `Assessments & Evidence`. What a person has to look at is a review; only what names a quiz or a
 * percentage of a score is an assessment.
 */
export const readEvidence: SectionReader = (block, roadmap, collector) =>
  readBullet('Assessments & Evidence', block, roadmap, collector, text =>
    /\b(quiz|exam|test)\b/i.test(text) || parsePassMark(text) !== undefined
      ? 'assessment'
      : 'review',
  );

function readBullet(
  section: string,
  block: MarkdownBlock,
  roadmap: Roadmap,
  collector: ProblemCollector,
  typeOf: (text: string) => ItemType,
): boolean {
  if (block.kind === 'table' || block.kind === 'text') {
    return false;
  }
  const text = titleOf(block);
  const id = slug(text, { words: 6 });
  if (!id) {
    return false;
  }
  const type = typeOf(text);
  const criteria = block.items.map(it => it.value).filter(Boolean);
  const item: ModuleItem = {
    id,
    type,
    title: text.replace(/\.$/, ''),
    ...(criteria.length ? { criteria } : {}),
    required: true,
    ...(type === 'assessment' ? { passMark: parsePassMark(text) } : {}),
  };
  if (!addItem(roadmap, collector, block.line, item)) {
    keepText(section, block.line, text, roadmap);
  }
  return true;
}

function titleOf(
  block: Exclude<MarkdownBlock, { kind: 'table' | 'text' }>,
): string {
  switch (block.kind) {
    case 'field':
      return `${block.key}${block.hint ? ` (${block.hint})` : ''}: ${
        block.value
      }`;
    case 'entry':
      return [block.title, block.text].filter(Boolean).join(' – ');
    default:
      return block.text;
  }
}

/** False where there is one of the same id already. */
function addItem(
  roadmap: Roadmap,
  collector: ProblemCollector,
  line: number,
  item: ModuleItem,
): boolean {
  if (roadmap.items.some(it => it.value.id === item.id)) {
    collector.add('error', 'duplicate-item', line, {
      message: `There is more than one item “${item.id}” (${item.title})`,
      remedy:
        'Number the assets, because progress is kept by them; this one is kept under spec.extra',
    });
    return false;
  }
  roadmap.items.push({ line, value: item });
  return true;
}
