import { COMPETENCY_LEVELS } from '../entities';
import { slug } from '../entities/slug';
import { Located, MarkdownBlock } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import {
  each,
  Field,
  FieldReader,
  fieldsReader,
  located,
  SectionReader,
  values,
} from './fieldsReader';
import { readItemRow } from './readItemRow';
import { readNotes } from './readNotes';
import { readOverview } from './readOverview';
import { Roadmap } from './Roadmap';
import { splitList } from './splitList';

/** One reader a section of the dialect of MOD-102, by title in lower case. */
export const sectionReaders = new Map(
  Object.entries<SectionReader>({
    'module overview': readOverview,
    'cross-role progression': fieldsReader({
      'builds on': crossRole('buildsOn'),
      'adds new depth for': crossRole('addsDepthFor'),
      'shared assets': crossRole('sharedAssets'),
      differentiators: crossRole('differentiators'),
    }),
    'learning objectives': readObjective,
    'competency alignment': readCompetencies,
    'content outline': readUnit,
    'practical components': readItems,
    'solutions plan': fieldsReader({
      'solution coverage required': (field, roadmap) => {
        roadmap.solutions.coverage.push(...each(field, splitList(field.value)));
      },
      'repository strategy': (field, roadmap) => {
        roadmap.solutions.repositoryStrategy = {
          line: field.line,
          value: [field.value, ...field.items.map(it => it.value)]
            .filter(Boolean)
            .join('; '),
        };
      },
      'solution path / repo': (field, _, collector) => {
        collector.add('info', 'solution-path-left-out', field.line, {
          message: `The path of the solutions (${field.value}) is not put into the entity, which every signed-in user can read`,
          remedy: 'Keep solutions where only instructors can read them',
        });
      },
      'validation status': readValidationStatus,
    }),
    'resource plan': fieldsReader({
      'primary references': (field, roadmap, collector) => {
        const references = values(field);
        reportLocalPaths(references, collector);
        roadmap.resources.primary.push(...references);
      },
      'supplemental resources': (field, roadmap, collector) => {
        const references = values(field);
        reportLocalPaths(references, collector);
        roadmap.resources.supplemental.push(...references);
      },
      'tooling requirements': (field, roadmap) => {
        roadmap.tooling.push(
          ...values(field).flatMap(({ line, value }) =>
            splitList(value).map(tool => ({ line, value: tool })),
          ),
        );
      },
    }),
    'quality checklist': (block, roadmap) => {
      if (block.kind !== 'task') {
        return false;
      }
      roadmap.qualityChecklist.push({
        line: block.line,
        value: { text: block.text, done: block.done },
      });
      return true;
    },
    'dependencies & notes': readNotes,
  }),
);

function crossRole(key: keyof Roadmap['crossRole']): FieldReader {
  return (field, roadmap) => {
    roadmap.crossRole[key] = located(field);
  };
}

function readObjective(
  block: MarkdownBlock,
  roadmap: Roadmap,
  collector: ProblemCollector,
): boolean {
  if (block.kind !== 'bullet') {
    return false;
  }
  const id = slug(block.text, { words: 6 });
  if (!id || roadmap.objectives.some(it => it.value.id === id)) {
    collector.add('warning', 'duplicate-objective', block.line, {
      message: 'The objective says the same as one before it',
      remedy: 'Say what is different about it, or take it out',
    });
    return false;
  }
  roadmap.objectives.push({
    line: block.line,
    value: { id, text: block.text },
  });
  return true;
}

function readCompetencies(
  block: MarkdownBlock,
  roadmap: Roadmap,
  collector: ProblemCollector,
): boolean {
  if (block.kind !== 'table' || block.header.length < 2) {
    return false;
  }
  for (const { line, value: cells } of block.rows) {
    const [name, level, evidence, role] = cells;
    if (!slug(name ?? '') || !level) {
      collector.add('error', 'competency-row', line, {
        message: `The row “${cells.join(' | ')}” lacks a competency or a level`,
        remedy: `Fill in the columns ${block.header.join(', ')}`,
      });
      continue;
    }
    if (!COMPETENCY_LEVELS.includes(level.toLowerCase())) {
      collector.add('warning', 'unknown-level', line, {
        message: `Level “${level}” is none of ${COMPETENCY_LEVELS.join(', ')}`,
        remedy: 'Choose one of them',
      });
    }
    roadmap.competencies.push({
      line,
      value: {
        name,
        level: level.toLowerCase(),
        evidence: evidence || undefined,
        role: role || undefined,
      },
    });
  }
  return true;
}

function readUnit(
  block: MarkdownBlock,
  roadmap: Roadmap,
  collector: ProblemCollector,
): boolean {
  if (block.kind !== 'entry') {
    return false;
  }
  const id = slug(block.title);
  if (!id || roadmap.outline.some(it => it.value.id === id)) {
    collector.add('warning', 'duplicate-unit', block.line, {
      message: `The unit “${block.title}” has the title of one before it`,
      remedy: 'Give it a title of its own',
    });
    return false;
  }
  roadmap.outline.push({
    line: block.line,
    value: { id, title: block.title, summary: block.text || undefined },
  });
  return true;
}

function readItems(
  block: MarkdownBlock,
  roadmap: Roadmap,
  collector: ProblemCollector,
): boolean {
  if (block.kind !== 'table') {
    return false;
  }
  for (const row of block.rows) {
    const item = readItemRow(row, block.header, collector);
    if (item && roadmap.items.some(it => it.value.id === item.id)) {
      collector.add('error', 'duplicate-item', row.line, {
        message: `There is more than one “${row.value[0]}”`,
        remedy: 'Number the assets, because progress is kept by them',
      });
    } else if (item) {
      roadmap.items.push({ line: row.line, value: item });
    }
  }
  return true;
}

function readValidationStatus(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  roadmap.solutions.status = located(field);
  if (
    /\b(pending|needs?|awaiting|not yet|to be|in progress)\b/i.test(field.value)
  ) {
    collector.add('info', 'solution-pending', field.line, {
      message: `The solutions are not validated: ${field.value}`,
      remedy: 'Validate them before the module is opened to learners',
    });
  }
}

function reportLocalPaths(
  references: Located<string>[],
  collector: ProblemCollector,
) {
  for (const { line, value } of references) {
    const path = /(?:\/home\/|\/Users\/|[A-Z]:\\)[^\s`]*/.exec(value)?.[0];
    if (path) {
      collector.add('warning', 'local-path', line, {
        message: `${path} is a path on somebody's own machine`,
        remedy: 'Refer to it by a URL or a path within the repository',
      });
    }
  }
}
