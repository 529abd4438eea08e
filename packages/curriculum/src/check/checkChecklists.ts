import checklistSchema from '../../schemas/checklist.schema.json';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { readYamlDocuments } from '../yaml/readYamlDocuments';
import { YamlDocument } from '../yaml/YamlDocument';
import { yamlValidator } from '../yaml/yamlValidator';
import { FolderContext } from './FolderContext';

/** What a person judges an item by. @public */
export interface ReviewChecklist {
  apiVersion: 'gpu-academy.io/v1alpha1';
  kind: 'ReviewChecklist';
  metadata: { name: string; title: string; description?: string };
  spec: {
    /** The curriculum's own id. */
    module: string;
    /** Id of the item. */
    item: string;
    version: number;
    criteria: {
      id: string;
      title: string;
      description?: string;
      /** Whether the item fails where this is not met; true unless given. */
      required?: boolean;
      objectives?: string[];
      competencies?: string[];
    }[];
  };
}

interface SecurityChecklist {
  kind: 'SecurityChecklist';
  metadata: { name: string };
  spec: { module: string; items: { id: string }[] };
}

/** What checklists a module folder holds, and what is wrong with them. */
export interface ChecklistCheck {
  reviews: { file: string; checklist: ReviewChecklist }[];
  security: string[];
  problems: CurriculumProblem[];
}

const validate = yamlValidator<ReviewChecklist | SecurityChecklist>(
  checklistSchema,
);

/** Checklists: that they follow their schema and name what the module has. */
export async function checkChecklists(
  context: FolderContext,
): Promise<ChecklistCheck> {
  const check: ChecklistCheck = { reviews: [], security: [], problems: [] };
  for (const file of context.files.names(/^checklists\/.*\.ya?ml$/)) {
    const collector = new ProblemCollector(file);
    const documents = readYamlDocuments(
      await context.files.text(file),
      collector,
    );
    for (const document of documents) {
      const checklist = validate(document, collector);
      if (checklist) {
        checkNames(checklist, document, context, collector);
      }
      if (checklist?.kind === 'ReviewChecklist') {
        check.reviews.push({ file, checklist });
      } else if (checklist) {
        check.security.push(file);
      }
    }
    check.problems.push(...collector.problems);
  }
  return check;
}

function checkNames(
  checklist: ReviewChecklist | SecurityChecklist,
  document: YamlDocument,
  { module }: FolderContext,
  collector: ProblemCollector,
) {
  const at = (...path: (string | number)[]) => document.lineOf(path);
  if (module?.id && checklist.spec.module !== module.id) {
    collector.add('error', 'other-module', at('spec', 'module'), {
      message: `The checklist is of ${checklist.spec.module}, but the folder is of ${module.id}`,
      remedy: 'Correct `module`, or move the file',
    });
  }
  const entries =
    checklist.kind === 'ReviewChecklist'
      ? checklist.spec.criteria
      : checklist.spec.items;
  const list = checklist.kind === 'ReviewChecklist' ? 'criteria' : 'items';
  entries.forEach(({ id }, index) => {
    if (entries.findIndex(it => it.id === id) !== index) {
      collector.add('error', 'duplicate-id', at('spec', list, index, 'id'), {
        message: `The id “${id}” is that of another entry too`,
        remedy: 'Give one of them another id',
      });
    }
  });
  if (!module || checklist.kind !== 'ReviewChecklist') {
    return;
  }
  const items = module.items.map(it => it.id);
  if (items.length && !items.includes(checklist.spec.item)) {
    collector.add('error', 'unknown-item', at('spec', 'item'), {
      message: `“${checklist.spec.item}” is none of the module's items`,
      remedy: `Choose one of ${items.join(', ')}`,
    });
  }
  const known = {
    objectives: module.objectives?.map(it => it.id) ?? [],
    competencies: module.competencies?.map(it => it.competency) ?? [],
  };
  checklist.spec.criteria.forEach((criterion, index) => {
    for (const kind of ['objectives', 'competencies'] as const) {
      criterion[kind]?.forEach((name, position) => {
        if (!known[kind].includes(name)) {
          collector.add(
            'error',
            kind === 'objectives' ? 'unknown-objective' : 'unknown-competency',
            at('spec', 'criteria', index, kind, position),
            {
              message: `“${name}” is none of the module's ${kind}`,
              remedy: `Choose one of ${known[kind].join(', ') || '(none)'}`,
            },
          );
        }
      });
    }
  });
}
