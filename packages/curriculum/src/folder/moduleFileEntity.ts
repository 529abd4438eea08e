import { CURRICULUM_API_VERSION, LearningModuleEntity } from '../entities';
import { entityRef } from '../entities/entityRef';
import { ModuleFile } from './ModuleFile';

/** The LearningModule that a module file describes. */
export function moduleFileEntity(module: ModuleFile): LearningModuleEntity {
  const namespace = module.namespace ?? 'default';
  const moduleRef = (id: string) =>
    entityRef({ kind: 'learningmodule', namespace, name: id });
  const competencyRef = (name: string) =>
    entityRef({ kind: 'competency', namespace, name });
  return {
    apiVersion: CURRICULUM_API_VERSION,
    kind: 'LearningModule',
    metadata: {
      name: module.id.toLowerCase(),
      namespace,
      title: module.title,
      description: module.description,
      tags: module.tags,
    },
    spec: {
      type: module.type ?? 'technical',
      owner: module.owner,
      lifecycle: module.lifecycle ?? 'experimental',
      moduleId: module.id,
      roles: module.roles,
      duration: module.duration,
      prerequisites: module.prerequisites?.map(moduleRef),
      prerequisiteMode: module.prerequisiteMode,
      next: module.next?.map(moduleRef),
      crossRole: module.crossRole,
      objectives: module.objectives,
      competencies: module.competencies?.map(({ competency, ...rest }) => ({
        ref: competencyRef(competency),
        ...rest,
      })),
      outline: module.units,
      items: module.items.map(item => ({
        ...item,
        required: item.required ?? true,
        competencies: item.competencies?.map(competencyRef),
      })),
      tooling: module.tooling,
      qualityChecklist: module.qualityChecklist,
      sharedAssets: module.sharedAssets,
      downstream: module.downstream,
      spendGate: module.spendGate && {
        ...module.spendGate,
        required: module.spendGate.required ?? true,
      },
      solutions: module.solutions && {
        ...module.solutions,
        visibility: 'instructors',
      },
      resources: module.resources,
      risks: module.risks,
    },
  };
}
