import { LearningModuleSpec } from '../entities';
import { completeRef, entityRef } from '../entities/entityRef';
import { ModuleDefinition } from './definitions';

/** The part of a LearningModule entity that its definition is made of. @public */
export interface LearningModuleLike {
  metadata: {
    name: string;
    namespace?: string;
    title?: string;
    description?: string;
  };
  spec: LearningModuleSpec;
}

/**
 * What deciding needs of a LearningModule entity, with every ref complete and in lower case.
 *
 * @public
 */
export function moduleDefinition(entity: LearningModuleLike): ModuleDefinition {
  const { metadata, spec } = entity;
  const namespace = metadata.namespace ?? 'default';
  return {
    ref: entityRef({ kind: 'learningmodule', namespace, name: metadata.name }),
    moduleId: spec.moduleId,
    title: metadata.title ?? metadata.name,
    description: metadata.description,
    durationHours: spec.duration?.total,
    prerequisites: (spec.prerequisites ?? []).map(ref =>
      completeRef(ref, { kind: 'learningmodule', namespace }),
    ),
    prerequisiteMode: spec.prerequisiteMode ?? 'advise',
    items: spec.items.map(
      ({
        id,
        type,
        title,
        required,
        template,
        quiz,
        checklist,
        passMark,
        criteria,
        validation,
        competencies,
      }) => ({
        id,
        type,
        title,
        required,
        template:
          template && completeRef(template, { kind: 'template', namespace }),
        quiz,
        checklist,
        passMark,
        criteria,
        validation,
        competencies: competencies?.map(ref => competencyRef(ref, namespace)),
      }),
    ),
    spendGate: spec.spendGate,
    competencies: spec.competencies?.map(({ ref, level }) => ({
      ref: competencyRef(ref, namespace),
      level: level.toLowerCase(),
    })),
  };
}

function competencyRef(ref: string, namespace: string): string {
  return completeRef(ref, { kind: 'competency', namespace });
}
