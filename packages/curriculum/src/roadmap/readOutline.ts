import { slug } from '../entities/slug';
import { blockText } from '../markdown/blockText';
import { MarkdownBlock } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { keepText, SectionReader } from './fieldsReader';
import { isPlaceholder } from './placeholders';
import { Roadmap } from './Roadmap';

const SECTION = 'Content Outline';

/** Reads the section `Content Outline`: a unit is an entry, a field or a bullet with what is nested below it. */
export const readOutline: SectionReader = (block, roadmap, collector) => {
  if (
    block.kind !== 'entry' &&
    block.kind !== 'field' &&
    block.kind !== 'bullet'
  ) {
    return false;
  }
  const { title, summary } = unitOf(block);
  if (isPlaceholder(title)) {
    keepText(SECTION, block.line, title, roadmap);
    return true;
  }
  addUnit(
    roadmap,
    collector,
    block.line,
    title,
    [summary, ...block.items.map(it => it.value)].filter(Boolean).join('; '),
  );
  return true;
};

/**
 * Reads a unit that is a section of its own, as `### 1. Foundations (2,000+ words)` with bullets below it.
 */
export function readOutlineSection(
  section: { title: string; line: number; blocks: MarkdownBlock[] },
  roadmap: Roadmap,
  collector: ProblemCollector,
): void {
  const [, title, words] =
    /^(?:\d+[.)]\s*)?(.*?)\s*(\([\d,.+\s–-]+words\))?$/i.exec(section.title) ??
    [];
  if (words) {
    keepText(SECTION, section.line, section.title, roadmap);
  }
  addUnit(
    roadmap,
    collector,
    section.line,
    title ?? section.title,
    section.blocks.map(blockText).filter(Boolean).join('; '),
  );
}

function unitOf(
  block: Extract<MarkdownBlock, { kind: 'entry' | 'field' | 'bullet' }>,
): { title: string; summary: string } {
  if (block.kind === 'entry') {
    return { title: block.title, summary: block.text };
  }
  if (block.kind === 'field') {
    return {
      title: block.hint ? `${block.key} (${block.hint})` : block.key,
      summary: block.value,
    };
  }
  const match =
    /^(.{3,}?)\s*\((.+)\)\.?$/.exec(block.text) ??
    /^(.{3,}?)\s+[–—]\s+(.+)$/.exec(block.text);
  return match
    ? { title: match[1], summary: match[2] }
    : { title: block.text, summary: '' };
}

function addUnit(
  roadmap: Roadmap,
  collector: ProblemCollector,
  line: number,
  title: string,
  summary: string,
) {
  const id = slug(title);
  if (!id) {
    keepText(SECTION, line, [title, summary].join(' '), roadmap);
    return;
  }
  if (roadmap.outline.some(it => it.value.id === id)) {
    collector.add('warning', 'duplicate-unit', line, {
      message: `The unit “${title}” has the title of one before it`,
      remedy: 'Give it a title of its own; it is kept under spec.extra',
    });
    keepText(SECTION, line, [title, summary].join(' – '), roadmap);
    return;
  }
  roadmap.outline.push({
    line,
    value: { id, title, summary: summary || undefined },
  });
}
