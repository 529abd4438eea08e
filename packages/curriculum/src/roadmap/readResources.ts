import { Located } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { Field, FieldReader, fieldsReader, values } from './fieldsReader';
import { Roadmap } from './Roadmap';
import { splitList } from './splitList';

/** Reads the section `Resource Plan`, whose values stand behind their keys or nested below them. */
export const readResources = fieldsReader('Resource Plan', {
  'primary references': references('primary'),
  'primary reference': references('primary'),
  'supplemental resources': references('supplemental'),
  'supplemental references': references('supplemental'),
  'tooling requirements': readTooling,
  tooling: readTooling,
});

function references(key: keyof Roadmap['resources']): FieldReader {
  return (field, roadmap, collector) => {
    const found = values(field);
    reportLocalPaths(found, collector);
    roadmap.resources[key].push(...found);
  };
}

function readTooling(field: Field, roadmap: Roadmap) {
  roadmap.tooling.push(
    ...values(field).flatMap(({ line, value }) =>
      splitList(value).map(tool => ({ line, value: tool })),
    ),
  );
}

function reportLocalPaths(
  found: Located<string>[],
  collector: ProblemCollector,
) {
  for (const { line, value } of found) {
    const path = /(?:\/home\/|\/Users\/|[A-Z]:\\)[^\s`]*/.exec(value)?.[0];
    if (path) {
      collector.add('warning', 'local-path', line, {
        message: `${path} is a path on somebody's own machine`,
        remedy: 'Refer to it by a URL or a path within the repository',
      });
    }
  }
}
