import { LearningModuleEntity } from '../../entities';
import { durationText } from '../../roadmap/parseDuration';
import { normaliseHeading } from '../../roadmap/normaliseHeading';

/** The sentences of a roadmap's section as its entity tells them, structure and order left aside. */
export function rebuildSection(
  { metadata, spec }: LearningModuleEntity,
  section: string,
): string[] {
  const idOf = (ref: string) => ref.replace(/^.*\//, '').toUpperCase();
  const nameOf = (ref: string) => ref.replace(/^.*\//, '');
  const downstream = (spec.downstream ?? []).map(
    it => `${it.id} ${it.purpose ?? ''}`,
  );
  const parts: Record<string, (string | undefined)[]> = {
    'module overview': [
      spec.moduleId,
      metadata.title,
      ...(spec.roles ?? []),
      spec.duration && durationText(spec.duration),
      ...(spec.prerequisites?.length ? spec.prerequisites.map(idOf) : ['None']),
      ...(spec.next ?? []).map(idOf),
      ...downstream,
    ],
    'cross role progression': Object.values(spec.crossRole ?? {}),
    'learning objectives': (spec.objectives ?? []).map(it => it.text),
    'competency alignment': (spec.competencies ?? []).flatMap(it => [
      nameOf(it.ref),
      it.level,
      it.evidence,
      it.role,
    ]),
    'content outline': (spec.outline ?? []).map(
      it => `${it.title} ${it.summary ?? ''}`,
    ),
    'practical components': spec.items.flatMap(it => [
      it.title,
      ...(it.criteria ?? []),
      it.validation,
    ]),
    'hands on activities': spec.items.map(it => it.title),
    'assessments and evidence': spec.items.map(it => it.title),
    'shared assets and legacy mapping': (spec.sharedAssets ?? []).map(
      it => it.title,
    ),
    'solutions plan': [
      (spec.solutions?.coverage ?? []).join(', '),
      spec.solutions?.repositoryStrategy,
      spec.solutions?.status,
    ],
    'resource plan': [
      ...(spec.resources?.primary ?? []),
      ...(spec.resources?.supplemental ?? []),
      (spec.tooling ?? []).join(', '),
    ],
    'quality checklist': (spec.qualityChecklist ?? []).map(it => it.text),
    'dependencies and notes': [...(spec.risks ?? []), ...downstream],
  };
  const title = normaliseHeading(section);
  const kept = (spec.extra ?? []).filter(
    it => normaliseHeading(it.section.split(' › ')[0]) === title,
  );
  return [
    ...(parts[title] ?? []),
    ...kept.flatMap(it => [it.section.split(' › ')[1], it.text]),
  ].filter((it): it is string => Boolean(it));
}
