import { ItemType } from '../availability/definitions';
import { ModuleFile } from './ModuleFile';

/**
 * What can be used of a `module.yaml` that does not follow its schema, so that one wrong field does not hide what else
 * is wrong with the folder. Whatever has another shape than it should is left out; an entry keeps its place in its list,
 * and an id that is none is empty.
 */
export function looseModule(value: unknown): ModuleFile | undefined {
  if (!isMap(value)) {
    return undefined;
  }
  const text = (key: string) => textOf(value[key]);
  const gate = isMap(value.spendGate) ? value.spendGate : undefined;
  const solutions = isMap(value.solutions) ? value.solutions : undefined;
  const id = text('id') ?? '';
  return {
    id: /^[A-Z]+-[0-9]{3}$/.test(id) ? id : '',
    title: text('title') ?? '',
    owner: text('owner') ?? '',
    namespace: text('namespace'),
    prerequisites: texts(value.prerequisites),
    objectives: maps(value.objectives).map(it => ({
      id: textOf(it.id) ?? '',
      text: textOf(it.text) ?? '',
    })),
    competencies: maps(value.competencies).map(it => ({
      competency: textOf(it.competency) ?? '',
      level: textOf(it.level) ?? '',
    })),
    units: maps(value.units).map(it => ({
      id: textOf(it.id) ?? '',
      title: textOf(it.title) ?? '',
      file: textOf(it.file),
    })),
    items: maps(value.items).map(it => ({
      id: textOf(it.id) ?? '',
      type: (textOf(it.type) ?? 'lab') as ItemType,
      title: textOf(it.title) ?? '',
      template: textOf(it.template),
      quiz: textOf(it.quiz),
      checklist: textOf(it.checklist),
      passMark: typeof it.passMark === 'number' ? it.passMark : undefined,
      competencies: texts(it.competencies),
    })),
    qualityChecklist: maps(value.qualityChecklist).map(it => ({
      text: textOf(it.text) ?? '',
      done: it.done === true,
    })),
    sharedAssets: maps(value.sharedAssets).map(it => ({
      title: textOf(it.title) ?? '',
      file: textOf(it.file),
    })),
    spendGate:
      gate && textOf(gate.item)
        ? {
            item: String(gate.item),
            deliverable: textOf(gate.deliverable) ?? '',
            appliesTo: texts(gate.appliesTo) ?? [],
          }
        : undefined,
    solutions: solutions && {
      repositoryStrategy: textOf(solutions.repositoryStrategy),
      status: textOf(solutions.status),
    },
  };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value)
    ? value.flatMap(it => textOf(it) ?? [])
    : undefined;
}

/** The entries of a list; one that is no map is an empty one. */
function maps(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(it => (isMap(it) ? it : {})) : [];
}
