import { slug } from '../entities/slug';
import { ProblemCollector } from '../problems/ProblemCollector';
import { Field, fieldsReader, keepProse, located } from './fieldsReader';
import { durationText, parseDuration } from './parseDuration';
import { parseReferences, References } from './parseReferences';
import { Roadmap } from './Roadmap';
import { splitList } from './splitList';

const SECTION = 'Module Overview';

/** Reads the section `Module Overview`. */
export const readOverview = fieldsReader(SECTION, {
  'module id': readModuleId,
  id: readModuleId,
  'module title': readTitle,
  title: readTitle,
  'target role': readRoles,
  'target roles': readRoles,
  duration: readDuration,
  prerequisite: readPrerequisites,
  prerequisites: readPrerequisites,
  'next module': readNext,
  'next modules': readNext,
  next: readNext,
});

function readModuleId(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  const written = located(field);
  const id = { ...written, value: withPlainHyphen(written.value) };
  if (!slug(id.value)) {
    return;
  }
  if (roadmap.moduleId) {
    collector.add('warning', 'second-module-id', field.line, {
      message: `“${id.value}” is a second module id; line ${roadmap.moduleId.line} says ${roadmap.moduleId.value}`,
      remedy: 'The first one counts; take the other out',
    });
    keepProse(SECTION, field, roadmap);
    return;
  }
  roadmap.moduleId = id;
  if (!/^MOD-\d{3}$/.test(id.value)) {
    collector.add('warning', 'module-id-form', field.line, {
      message: `Module id “${id.value}” is not of the form MOD-102`,
      remedy: 'Give it a number, so that other roadmaps can refer to it',
    });
  }
}

// Other files refer to it with the hyphen of keyboards.
function withPlainHyphen(id: string): string {
  return /^MOD\s*[-‐‑–—]\s*\d{3}$/i.test(id) ? `MOD-${id.slice(-3)}` : id;
}

function readTitle(field: Field, roadmap: Roadmap) {
  if (roadmap.title) {
    keepProse(SECTION, field, roadmap);
  } else if (located(field).value) {
    roadmap.title = located(field);
  }
}

function readRoles(field: Field, roadmap: Roadmap) {
  const { line, value } = located(field);
  roadmap.roles.push(
    ...splitList(value.replaceAll('; ', ', ')).map(role => ({
      line,
      value: role,
    })),
  );
}

function readDuration(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  const { line, value } = located(field);
  const parsed = parseDuration(value);
  if (!parsed) {
    collector.add('warning', 'duration-form', line, {
      message: `Duration “${value}” has no hours; expected e.g. “50 hours (18 lecture, 22 lab, 8 project, 2 assessment)”`,
      remedy: 'Write the hours',
    });
    keepProse(SECTION, field, roadmap);
    return;
  }
  roadmap.duration = { line, value: parsed.duration, other: parsed.other };
  if (parsed.unknown.length) {
    collector.add('warning', 'duration-part', line, {
      message: `“${parsed.unknown.join(
        ', ',
      )}” is not lecture, lab, project or assessment hours`,
      remedy: 'Name the hours by one of the four',
    });
  }
  // e.g. a portfolio, which counts as a project and yet is not the same word
  if (durationText(parsed.duration) !== value) {
    keepProse(SECTION, field, roadmap);
  }
}

function readPrerequisites(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  const { line, value } = located(field);
  const references = parseReferences(value);
  for (const { id } of references.ids) {
    if (isNew(id, roadmap.prerequisites)) {
      roadmap.prerequisites.push({ line, value: id });
    }
  }
  if (references.prose.length) {
    collector.add('warning', 'prerequisite-without-id', line, {
      message: `Prerequisite “${references.prose.join(', ')}” names no module`,
      remedy:
        'Name the module by its id; until then it is kept under spec.extra',
    });
  }
  keepUnlessIds(references, field, roadmap);
}

function readNext(field: Field, roadmap: Roadmap, collector: ProblemCollector) {
  const { line, value } = located(field);
  const references = parseReferences(value);
  for (const { id, note } of references.ids) {
    if (!id.startsWith('PROJ-')) {
      roadmap.next.push(
        ...(isNew(id, roadmap.next) ? [{ line, value: id }] : []),
      );
    } else if (!roadmap.downstream.some(it => it.value.id === id)) {
      roadmap.downstream.push({ line, value: { id, purpose: note } });
    }
  }
  if (references.prose.length) {
    collector.add('warning', 'next-without-id', line, {
      message: `Next “${references.prose.join(', ')}” names no module`,
      remedy:
        'Name the module by its id; until then it is kept under spec.extra',
    });
  }
  keepUnlessIds(references, field, roadmap);
}

// A list that is there twice, or names one twice, asks for no more than once.
function isNew(id: string, list: { value: string }[]) {
  return !list.some(it => it.value === id);
}

// Notes, ranges and prose say more than the ids that are read of them.
function keepUnlessIds(
  { ids, prose }: References,
  field: Field,
  roadmap: Roadmap,
) {
  const plain = ids.map(it => it.id).join(', ');
  const isNothing = !ids.length && !prose.length;
  if (!isNothing && plain !== located(field).value) {
    keepProse(SECTION, field, roadmap);
  }
}
