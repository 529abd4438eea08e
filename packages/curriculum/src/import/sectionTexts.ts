import { CompetencyEntity, LearningModuleEntity } from '../entities';
import { durationText } from '../roadmap/parseDuration';

/**
 * What the fields of a module say of each section of a roadmap, as a roadmap would write it.
 *
 * @returns by titles as `normaliseHeading` writes them
 */
export function sectionTexts(
  { metadata, spec }: LearningModuleEntity,
  competencies: readonly CompetencyEntity[],
): Map<string, string[]> {
  const titles = new Map(
    competencies.map(it => [
      it.metadata.name,
      it.metadata.title ?? it.metadata.name,
    ]),
  );
  const nameOf = (ref: string) => ref.replace(/^.*\//, '');
  const ids = (refs: string[] = []) =>
    refs.map(it => nameOf(it).toUpperCase()).join(', ') || 'None';
  const capitalised = (text: string) =>
    text.charAt(0).toUpperCase() + text.slice(1);
  const downstream = (spec.downstream ?? []).map(it => it.id);
  const items = spec.items.flatMap(it => [
    `${it.title}.`,
    `${(it.criteria ?? []).join('; ')}.`,
    it.validation,
  ]);
  const texts: Record<string, (string | undefined)[]> = {
    'module overview': [
      spec.moduleId,
      metadata.title,
      (spec.roles ?? []).join(', '),
      spec.duration && durationText(spec.duration),
      ids(spec.prerequisites),
      [...(spec.next?.length ? [ids(spec.next)] : []), ...downstream].join(
        ', ',
      ) || 'None',
    ],
    'cross role progression': Object.values(spec.crossRole ?? {}),
    'learning objectives': (spec.objectives ?? []).map(it => it.text),
    'competency alignment': (spec.competencies ?? []).flatMap(it => [
      titles.get(nameOf(it.ref)),
      capitalised(it.level),
      it.evidence,
      it.role,
    ]),
    'content outline': (spec.outline ?? []).flatMap(({ title, summary }) =>
      // a bullet puts its summary into parentheses, or behind a dash
      summary ? [title, `(${summary}).`, `${title} (${summary}).`] : [title],
    ),
    'practical components': items,
    'hands on activities': items,
    'assessments and evidence': items,
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
    'dependencies and notes': spec.risks ?? [],
  };
  const aliases: Record<string, string> = {
    overview: 'module overview',
    objectives: 'learning objectives',
    competencies: 'competency alignment',
    outline: 'content outline',
    'assessment and evidence': 'assessments and evidence',
    'shared assets': 'shared assets and legacy mapping',
    resources: 'resource plan',
  };
  const found = new Map(
    Object.entries(texts).map(([title, list]) => [
      title,
      list.filter((it): it is string => Boolean(it)),
    ]),
  );
  for (const [title, canonical] of Object.entries(aliases)) {
    found.set(title, found.get(canonical) ?? []);
  }
  return found;
}
