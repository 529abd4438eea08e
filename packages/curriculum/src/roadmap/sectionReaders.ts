import { COMPETENCY_LEVELS } from '../entities';
import { slug } from '../entities/slug';
import { Located, MarkdownBlock } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { readItemRow } from './readItemRow';
import { parseDuration } from './parseDuration';
import { parseReferences } from './parseReferences';
import { Roadmap } from './Roadmap';
import { splitList } from './splitList';

/** Takes a block into the roadmap; false where the section has no place for it. */
export type SectionReader = (
  block: MarkdownBlock,
  roadmap: Roadmap,
  collector: ProblemCollector,
) => boolean;

type Field = Extract<MarkdownBlock, { kind: 'field' }>;
type FieldReader = (
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) => void;

/** One reader a section of the dialect of MOD-102, by title in lower case. */
export const sectionReaders: Record<string, SectionReader> = {
  'module overview': fields({
    'module id': readModuleId,
    'module title': (field, roadmap) => {
      roadmap.title = located(field);
    },
    'target role(s)': (field, roadmap) => {
      roadmap.roles.push(...each(field, splitList(field.value)));
    },
    duration: readDuration,
    prerequisites: readPrerequisites,
    'next module(s)': readNext,
  }),
  'cross-role progression': fields({
    'builds on': crossRole('buildsOn'),
    'adds new depth for': crossRole('addsDepthFor'),
    'shared assets': crossRole('sharedAssets'),
    differentiators: crossRole('differentiators'),
  }),
  'learning objectives': readObjective,
  'competency alignment': readCompetencies,
  'content outline': readUnit,
  'practical components': readItems,
  'solutions plan': fields({
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
  'resource plan': fields({
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
  'dependencies & notes': fields({
    'upstream inputs': (field, roadmap) => {
      keepProse('Dependencies & Notes', field, roadmap);
    },
    'downstream outputs': readDownstream,
    'risks / mitigations': readRisks,
  }),
};

/** A section of `- **Key**: value`; keys compare in lower case. */
function fields(readers: Record<string, FieldReader>): SectionReader {
  return (block, roadmap, collector) => {
    const read =
      block.kind === 'field' ? readers[block.key.toLowerCase()] : undefined;
    if (!read || block.kind !== 'field') {
      return false;
    }
    read(block, roadmap, collector);
    return true;
  };
}

function located(field: Field): Located<string> {
  return { line: field.line, value: field.value };
}

function each(field: Field, parts: string[]): Located<string>[] {
  return parts.map(value => ({ line: field.line, value }));
}

/** The value and the bullets below it, each with its own line. */
function values(field: Field): Located<string>[] {
  return [...(field.value ? [located(field)] : []), ...field.items];
}

function keepProse(section: string, field: Field, roadmap: Roadmap) {
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

function crossRole(key: keyof Roadmap['crossRole']): FieldReader {
  return (field, roadmap) => {
    roadmap.crossRole[key] = located(field);
  };
}

function readModuleId(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  if (!slug(field.value)) {
    return;
  }
  roadmap.moduleId = located(field);
  if (!/^MOD-\d{3}$/.test(field.value)) {
    collector.add('warning', 'module-id-form', field.line, {
      message: `Module id “${field.value}” is not of the form MOD-102`,
      remedy: 'Give it a number, so that other roadmaps can refer to it',
    });
  }
}

function readDuration(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  const parsed = parseDuration(field.value);
  if (!parsed) {
    collector.add('warning', 'duration-form', field.line, {
      message: `Duration “${field.value}” has no hours; expected e.g. “50 hours (18 lecture, 22 lab, 8 project, 2 assessment)”`,
      remedy: 'Write the hours',
    });
    keepProse('Module Overview', field, roadmap);
    return;
  }
  roadmap.duration = { line: field.line, value: parsed.duration };
  if (parsed.unknown.length) {
    collector.add('warning', 'duration-part', field.line, {
      message: `“${parsed.unknown.join(
        ', ',
      )}” is not lecture, lab, project or assessment hours`,
      remedy: 'Name the hours by one of the four',
    });
    keepProse('Module Overview', field, roadmap);
  }
}

function readPrerequisites(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  const { ids, prose } = parseReferences(field.value);
  for (const { id } of ids) {
    roadmap.prerequisites.push({ line: field.line, value: id });
  }
  if (prose.length) {
    collector.add('warning', 'prerequisite-without-id', field.line, {
      message: `Prerequisite “${prose.join(', ')}” names no module`,
      remedy:
        'Name the module by its id; until then it is kept under spec.extra',
    });
    keepProse('Module Overview', field, roadmap);
  }
}

function readNext(field: Field, roadmap: Roadmap, collector: ProblemCollector) {
  const { ids, prose } = parseReferences(field.value);
  for (const { id, note } of ids) {
    if (id.startsWith('PROJ-')) {
      roadmap.downstream.push({
        line: field.line,
        value: { id, purpose: note },
      });
    } else {
      roadmap.next.push({ line: field.line, value: id });
    }
  }
  if (prose.length) {
    collector.add('warning', 'next-without-id', field.line, {
      message: `Next “${prose.join(', ')}” names no module`,
      remedy:
        'Name the module by its id; until then it is kept under spec.extra',
    });
    keepProse('Module Overview', field, roadmap);
  }
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

function readDownstream(field: Field, roadmap: Roadmap) {
  for (const { line, value } of values(field)) {
    for (const { id, note } of parseReferences(value).ids) {
      if (!roadmap.downstream.some(it => it.value.id === id)) {
        roadmap.downstream.push({ line, value: { id, purpose: note } });
      }
    }
  }
  keepProse('Dependencies & Notes', field, roadmap);
}

const SPEND_GATE =
  /\b(spend|cost) simulation\b|\bsimulated (spend|cost|bill)|\bbefore (project )?approval\b/i;

function readRisks(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  for (const risk of values(field)) {
    roadmap.risks.push(risk);
    if (SPEND_GATE.test(risk.value)) {
      collector.add('warning', 'gate-in-prose', risk.line, {
        message: `“${risk.value}” asks for a gate, which prose cannot enforce`,
        remedy:
          'State it in module.yaml as `spendGate` with the item that holds the deliverable and the items that wait for it',
      });
    }
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
