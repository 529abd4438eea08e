import { ProblemCollector } from '../problems/ProblemCollector';
import { sumOfParts } from '../roadmap/parseDuration';
import { ModuleFile } from './ModuleFile';
import { YamlDocument, YamlPath } from '../yaml/YamlDocument';

/**
 * What a schema cannot see: ids that come twice, names of things that are not there, hours that do not add up.
 *
 * @param exists - whether a file is in the folder, by its path relative to it
 */
export function checkModuleFile(
  module: ModuleFile,
  document: YamlDocument,
  exists: (file: string) => boolean,
  collector: ProblemCollector,
): void {
  const at = (path: YamlPath) => document.lineOf(path);
  checkHours(module, at, collector);
  for (const list of ['objectives', 'units', 'items'] as const) {
    checkDuplicates(list, module, at, collector);
  }
  for (const list of ['units', 'sharedAssets'] as const) {
    (module[list] ?? []).forEach(({ file }, index) => {
      if (file && !exists(file)) {
        collector.add('error', 'missing-file', at([list, index, 'file']), {
          message: `There is no file ${file} in the folder`,
          remedy: 'Write it, or correct the path',
        });
      }
    });
  }
  checkEdges(module, at, collector);
  checkRepeatedCompetencies(module, at, collector);
  checkItemCompetencies(module, at, collector);
  checkSpendGate(module, at, collector);
}

type LineOf = (path: YamlPath) => number;

function checkHours(
  { duration }: ModuleFile,
  at: LineOf,
  collector: ProblemCollector,
) {
  const sum = duration && sumOfParts(duration);
  if (duration && sum && sum.hours !== duration.total) {
    collector.add('conflict', 'duration-sum', at(['duration', 'total']), {
      message: `The total is ${duration.total} hours, but ${sum.text} = ${sum.hours}`,
      remedy: 'Correct the total or the parts',
    });
  }
}

function checkDuplicates(
  list: 'objectives' | 'units' | 'items',
  module: ModuleFile,
  at: LineOf,
  collector: ProblemCollector,
) {
  const seen = new Map<string, number>();
  (module[list] ?? []).forEach(({ id }, index) => {
    const line = at([list, index, 'id']);
    const first = seen.get(id);
    if (!id) {
      return;
    }
    if (first === undefined) {
      seen.set(id, line);
    } else {
      collector.add('error', 'duplicate-id', line, {
        message: `The id “${id}” is that of line ${first} too`,
        remedy: 'Give one of them another id',
      });
    }
  });
}

function checkEdges(
  module: ModuleFile,
  at: LineOf,
  collector: ProblemCollector,
) {
  for (const list of ['prerequisites', 'next'] as const) {
    (module[list] ?? []).forEach((id, index, ids) => {
      if (id === module.id) {
        collector.add('error', `${list}-on-itself`, at([list, index]), {
          message: `${list} names ${id}, which is the module itself`,
          remedy: 'Take it out',
        });
      } else if (ids.indexOf(id) !== index) {
        collector.add('warning', `duplicate-${list}`, at([list, index]), {
          message: `${list} names ${id} at line ${at([
            list,
            ids.indexOf(id),
          ])} already`,
          remedy: 'Take one of them out',
        });
      }
    });
  }
}

function checkRepeatedCompetencies(
  { competencies = [] }: ModuleFile,
  at: LineOf,
  collector: ProblemCollector,
) {
  competencies.forEach(({ competency }, index) => {
    const first = competencies.findIndex(it => it.competency === competency);
    if (competency && first !== index) {
      collector.add(
        'error',
        'duplicate-competency',
        at(['competencies', index]),
        {
          message: `The competency ${competency} is at line ${at([
            'competencies',
            first,
          ])} already`,
          remedy: 'State one level of it',
        },
      );
    }
  });
}

function checkItemCompetencies(
  module: ModuleFile,
  at: LineOf,
  collector: ProblemCollector,
) {
  const taught = new Set(module.competencies?.map(it => it.competency));
  module.items.forEach((item, index) =>
    item.competencies?.forEach((name, position) => {
      if (!taught.has(name)) {
        collector.add(
          'error',
          'unknown-competency',
          at(['items', index, 'competencies', position]),
          {
            message: `“${name}” is none of the module's competencies`,
            remedy: `Choose one of ${
              [...taught].join(', ') || '(none)'
            }, or add it to them`,
          },
        );
      }
    }),
  );
}

function checkSpendGate(
  module: ModuleFile,
  at: LineOf,
  collector: ProblemCollector,
) {
  const gate = module.spendGate;
  const ids = module.items.map(it => it.id);
  if (!gate) {
    return;
  }
  const named: [string, YamlPath][] = [
    [gate.item, ['spendGate', 'item']],
    ...gate.appliesTo.map((id, index): [string, YamlPath] => [
      id,
      ['spendGate', 'appliesTo', index],
    ]),
  ];
  for (const [id, path] of named) {
    if (!ids.includes(id)) {
      collector.add('error', 'unknown-item', at(path), {
        message: `“${id}” is none of the module's items`,
        remedy: `Choose one of ${ids.join(', ')}`,
      });
    }
  }
  if (gate.appliesTo.includes(gate.item)) {
    collector.add('error', 'gate-on-itself', at(['spendGate', 'appliesTo']), {
      message: `“${gate.item}” waits for itself and could never be begun`,
      remedy: 'Take it out of appliesTo',
    });
  }
}
