import { LearningModuleEntityV1alpha1 } from '@gpu-academy/backstage-plugin-academy-common';
import { resolveEntityRef } from '../KnownEntityLink';

/** Everything that the page of a module links to, as full entity refs; may hold one twice. */
export function moduleRefs(entity: LearningModuleEntityV1alpha1): string[] {
  const { prerequisites = [], next = [], competencies = [] } = entity.spec;
  const { items } = entity.spec;
  const resolve = (kind: string) => (ref: string) =>
    resolveEntityRef(entity, ref, kind);
  return [
    ...[...prerequisites, ...next].map(resolve('LearningModule')),
    ...[
      ...competencies.map(({ ref }) => ref),
      ...items.flatMap(item => item.competencies ?? []),
    ].map(resolve('Competency')),
    ...items.flatMap(item => item.template ?? []).map(resolve('Template')),
  ];
}
