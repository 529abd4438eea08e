import { slug } from '../entities/slug';
import { ProblemCollector } from '../problems/ProblemCollector';
import { each, Field, fieldsReader, keepProse, located } from './fieldsReader';
import { parseDuration } from './parseDuration';
import { parseReferences } from './parseReferences';
import { Roadmap } from './Roadmap';
import { splitList } from './splitList';

/** Reads the section `Module Overview`. */
export const readOverview = fieldsReader({
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
});

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
