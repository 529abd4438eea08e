import { ProblemCollector } from '../problems/ProblemCollector';
import {
  Field,
  FieldReader,
  fieldsReader,
  keepProse,
  located,
} from './fieldsReader';
import { Roadmap } from './Roadmap';
import { splitList } from './splitList';

const SECTION = 'Solutions Plan';

const keep: FieldReader = (field, roadmap) =>
  keepProse(SECTION, field, roadmap);

/** Reads the section `Solutions Plan`. Paths of solutions are reported and go into no entity. */
export const readSolutions = fieldsReader(SECTION, {
  'solution coverage required': readCoverage,
  'solution coverage': readCoverage,
  coverage: readCoverage,
  'repository strategy': readStrategy,
  'solution path and repo': leaveOutPath,
  'solution path': leaveOutPath,
  'solution templates to use': keep,
  'reuse opportunities': keep,
  'validation status': readValidationStatus,
});

function readCoverage(field: Field, roadmap: Roadmap) {
  const { line, value } = located(field);
  roadmap.solutions.coverage.push(
    ...splitList(value).map(it => ({ line, value: it })),
  );
}

function readStrategy(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  const paths = field.items.filter(it => isPath(it.value));
  for (const { line, value } of paths) {
    reportPath(value, line, collector);
  }
  roadmap.solutions.repositoryStrategy = located({
    ...field,
    items: field.items.filter(it => !paths.includes(it)),
  });
}

function isPath(text: string) {
  return /^(?:repo|path)\b[^:]*:/i.test(text);
}

function leaveOutPath(field: Field, _: Roadmap, collector: ProblemCollector) {
  reportPath(located(field).value, field.line, collector);
}

function reportPath(path: string, line: number, collector: ProblemCollector) {
  collector.add('info', 'solution-path-left-out', line, {
    message: `The path of the solutions (${path}) is not put into the entity, which every signed-in user can read`,
    remedy: 'Keep solutions where only instructors can read them',
  });
}

function readValidationStatus(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  const status = located(field);
  roadmap.solutions.status = status;
  if (
    /\b(pending|needs?|awaiting|not yet|not started|to be|in progress|requires?)\b/i.test(
      status.value,
    )
  ) {
    collector.add('info', 'solution-pending', status.line, {
      message: `The solutions are not validated: ${status.value}`,
      remedy: 'Validate them before the module is opened to learners',
    });
  }
}
