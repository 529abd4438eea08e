import { blockText } from '../markdown/blockText';
import {
  MarkdownBlock,
  MarkdownSection,
  readSections,
} from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { keepText } from './fieldsReader';
import { frontMatter } from './frontMatter';
import { normaliseHeading } from './normaliseHeading';
import { reportPlaceholders } from './placeholders';
import { readOutlineSection } from './readOutline';
import { emptyRoadmap, Roadmap, RoadmapParse } from './Roadmap';
import { sectionReaders } from './sectionReaders';
import { withoutStrayLines } from './withoutStrayLines';

/**
 * Reads the roadmap of one module, in any of the dialects of roadmaps: MOD-102's, its unfilled template, the terse
 * one with keys but few words, and the one that lists activities instead of a table of components.
 *
 * The file is split into sections of blocks, each with its line. For every section that some dialect knows
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
  const { body, section: front } = frontMatter(source, collector);
  const sections = readSections(withoutStrayLines(body, collector));
  reportUnreadable(source, collector);
  front?.blocks.forEach(block => keep(front, block, roadmap));
  let parent: MarkdownSection | undefined;
  for (const section of sections) {
    if (section.depth <= 2) {
      parent = section;
      readSection(section, roadmap, collector);
    } else {
      readSubsection(section, parent, roadmap, collector);
    }
  }
  reportMissing(roadmap, sections, collector);
  reportPlaceholders(sections, collector);
  return {
    file,
    roadmap,
    sections: [...(front ? [front] : []), ...sections],
    problems: collector.problems,
  };
}

function readSection(
  section: MarkdownSection,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  const read = sectionReaders.get(normaliseHeading(section.title));
  if (!read) {
    keepWhole(section, roadmap, collector);
    return;
  }
  for (const block of section.blocks) {
    if (!read(block, roadmap, collector)) {
      keep(section, block, roadmap);
      collector.add('warning', 'not-placed', block.line, {
        message: `“${excerpt(
          blockText(block),
        )}” fits no field of the section “${section.title}”`,
        remedy:
          'It is kept under spec.extra; rewrite it as a known key to have it placed',
      });
    }
  }
}

// A heading below a known section divides it; below anything else it is as unknown as what it stands under.
function readSubsection(
  section: MarkdownSection,
  parent: MarkdownSection | undefined,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  const title = parent && normaliseHeading(parent.title);
  if (title === 'content outline') {
    readOutlineSection(section, roadmap, collector);
    return;
  }
  if (!parent || sectionReaders.has(normaliseHeading(section.title))) {
    readSection(section, roadmap, collector);
    return;
  }
  const read = sectionReaders.get(normaliseHeading(parent.title));
  const titled = { ...section, title: `${parent.title} › ${section.title}` };
  if (!section.blocks.length || read) {
    keepText(parent.title, section.line, section.title, roadmap);
  }
  for (const block of section.blocks) {
    if (!read?.(block, roadmap, collector)) {
      keep(titled, block, roadmap);
    }
  }
}

/** What every dialect has, then what a module has by how it lists its practical parts. */
const COMMON_SECTIONS = [
  'Module Overview',
  'Cross-Role Progression',
  'Learning Objectives',
  'Competency Alignment',
  'Content Outline',
];
const COMPONENT_SECTIONS = [
  'Practical Components',
  'Solutions Plan',
  'Resource Plan',
  'Quality Checklist',
  'Dependencies & Notes',
];
const ACTIVITY_SECTIONS = [
  'Hands-On Activities',
  'Assessments & Evidence',
  'Shared Assets & Legacy Mapping',
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
  // The title of the document and the remark below it belong to no section of any dialect.
  if (section.depth > 1) {
    collector.add('warning', 'unknown-section', section.line, {
      message: `Section “${section.title}” is not one that roadmaps have`,
      remedy:
        'It is kept under spec.extra; move what matters into a known section',
    });
  } else if (section.depth === 0) {
    collector.add('warning', 'before-title', section.line, {
      message: 'There is text before the first heading',
      remedy: 'It is kept under spec.extra; move it below a heading',
    });
  } else if (
    section.title &&
    normaliseHeading(section.title) !== 'module roadmap'
  ) {
    keepText('Title', section.line, section.title, roadmap);
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
      text: blockText(block),
    },
  });
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
  const titles = new Set(sections.map(it => normaliseHeading(it.title)));
  const has = (title: string) => titles.has(normaliseHeading(title));
  const expected = [
    ...COMMON_SECTIONS,
    ...(ACTIVITY_SECTIONS.some(has) && !has('Practical Components')
      ? ACTIVITY_SECTIONS
      : COMPONENT_SECTIONS),
  ];
  for (const title of expected.filter(it => !has(it))) {
    collector.add('warning', 'missing-section', 1, {
      message: `Section “${title}” is missing`,
      remedy: `Add \`## ${title}\`, or fill in its fields in module.yaml`,
    });
  }
}

function excerpt(text: string) {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
