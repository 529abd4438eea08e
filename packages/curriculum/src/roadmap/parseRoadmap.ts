import {
  MarkdownBlock,
  MarkdownSection,
  readSections,
} from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { emptyRoadmap, Roadmap, RoadmapParse } from './Roadmap';
import { sectionReaders } from './sectionReaders';

/**
 * Reads the roadmap of one module, in the dialect of MOD-102.
 *
 * The file is split into sections of blocks, each with its line. For every section that the dialect knows
 * there is a reader that takes the blocks it understands; a block that no reader takes, and every section
 * that none is known for, goes word for word into `extra` and is reported, so that nothing is lost. A part that
 * cannot be read is a problem with its line: this function does not throw.
 *
 * @param source - the text of the file
 * @param file - its name, for the problems
 * @public
 */
export function parseRoadmap(source: string, file: string): RoadmapParse {
  const collector = new ProblemCollector(file);
  const roadmap = emptyRoadmap();
  const sections = readSections(source);
  reportUnreadable(source, collector);
  for (const section of sections) {
    const read = sectionReaders.get(section.title.toLowerCase());
    if (!read) {
      keepWhole(section, roadmap, collector);
      continue;
    }
    for (const block of section.blocks) {
      if (!read(block, roadmap, collector)) {
        keep(section, block, roadmap);
        collector.add('warning', 'not-placed', block.line, {
          message: `“${excerpt(textOf(block))}” fits no field of the section “${
            section.title
          }”`,
          remedy:
            'It is kept under spec.extra; rewrite it as a known key to have it placed',
        });
      }
    }
  }
  reportMissing(roadmap, sections, collector);
  reportPlaceholders(sections, collector);
  return { file, roadmap, sections, problems: collector.problems };
}

const CANONICAL_SECTIONS = [
  'Module Overview',
  'Cross-Role Progression',
  'Learning Objectives',
  'Competency Alignment',
  'Content Outline',
  'Practical Components',
  'Solutions Plan',
  'Resource Plan',
  'Quality Checklist',
  'Dependencies & Notes',
];

function reportUnreadable(source: string, collector: ProblemCollector) {
  const at = source.indexOf('\uFFFD');
  if (at >= 0) {
    const line = source.slice(0, at).split(/\r\n|\r|\n/).length;
    collector.add('error', 'not-utf-8', line, {
      message: 'A character is not valid UTF-8',
      remedy: 'Save the file as UTF-8',
    });
  }
}

function keepWhole(
  section: MarkdownSection,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  section.blocks.forEach(block => keep(section, block, roadmap));
  // The title of the document and the remark below it belong to no section of the dialect.
  if (section.depth > 1) {
    collector.add('warning', 'unknown-section', section.line, {
      message: `Section “${section.title}” is not one that this dialect has`,
      remedy:
        'It is kept under spec.extra; move what matters into a known section',
    });
  } else if (section.depth === 0) {
    collector.add('warning', 'before-title', section.line, {
      message: 'There is text before the first heading',
      remedy: 'It is kept under spec.extra; move it below a heading',
    });
  }
}

function keep(
  section: MarkdownSection,
  block: MarkdownBlock,
  roadmap: Roadmap,
) {
  roadmap.extra.push({
    line: block.line,
    value: {
      section: section.title || 'Before the title',
      key: block.kind === 'field' ? block.key : undefined,
      text: textOf(block),
    },
  });
}

function textOf(block: MarkdownBlock): string {
  switch (block.kind) {
    case 'field':
      return [block.value, ...block.items.map(it => it.value)]
        .filter(Boolean)
        .join('\n');
    case 'entry':
      return [block.title, block.text].filter(Boolean).join(' – ');
    case 'task':
      return `[${block.done ? 'x' : ' '}] ${block.text}`;
    case 'bullet':
      return [block.text, ...block.items.map(it => it.value)].join('\n');
    case 'table':
      return [block.header, ...block.rows.map(it => it.value)]
        .map(cells => cells.join(' | '))
        .join('\n');
    default:
      return block.text;
  }
}

function reportMissing(
  roadmap: Roadmap,
  sections: MarkdownSection[],
  collector: ProblemCollector,
) {
  if (!roadmap.moduleId) {
    collector.add('error', 'no-module-id', 1, {
      message:
        'There is no module id; expected `- **Module ID**: MOD-…` under “Module Overview”',
      remedy: 'Add it; without an id no entity can be made of the file',
    });
  }
  if (roadmap.moduleId && !roadmap.title) {
    collector.add('warning', 'no-title', roadmap.moduleId.line, {
      message: 'There is no module title',
      remedy: 'Add `- **Module Title**: …` under “Module Overview”',
    });
  }
  const titles = new Set(sections.map(it => it.title.toLowerCase()));
  for (const title of CANONICAL_SECTIONS) {
    if (!titles.has(title.toLowerCase())) {
      collector.add('warning', 'missing-section', 1, {
        message: `Section “${title}” is missing`,
        remedy: `Add \`## ${title}\`, or fill in its fields in module.yaml`,
      });
    }
  }
}

const PLACEHOLDER =
  /\b(?:TBD|TODO|FIXME|lorem ipsum)\b|⏱|\[(?:Option|Insert|Your)\b[^\]]*\]|\bsee skills matrix\b|\bX{3,}\b/i;

function reportPlaceholders(
  sections: MarkdownSection[],
  collector: ProblemCollector,
) {
  const check = (line: number, text: string) => {
    const found = PLACEHOLDER.exec(text)?.[0];
    if (found) {
      collector.add('warning', 'placeholder', line, {
        message: `“${found}” is a placeholder`,
        remedy: 'Write what belongs there, or take the line out',
      });
    }
  };
  for (const block of sections.flatMap(it => it.blocks)) {
    if (block.kind === 'table') {
      block.rows.forEach(row => check(row.line, row.value.join(' ')));
    } else if (block.kind === 'field') {
      check(block.line, block.value);
      block.items.forEach(it => check(it.line, it.value));
    } else {
      check(block.line, textOf(block));
    }
  }
}

function excerpt(text: string) {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
