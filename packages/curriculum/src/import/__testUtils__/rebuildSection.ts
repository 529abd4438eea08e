import { CompetencyEntity, LearningModuleEntity } from '../../entities';
import { normaliseHeading } from '../../roadmap/normaliseHeading';

/**
 * A roadmap's section as its entity tells it: one text for each part of the section, and one for what was kept of it,
 * each in the order of the source.
 */
export function rebuildSection(
  { metadata, spec }: LearningModuleEntity,
  competencies: readonly CompetencyEntity[],
  section: string,
): string[] {
  const nameOf = (ref: string) => ref.replace(/^.*\//, '');
  const ids = (refs: string[] = []) =>
    refs.map(it => nameOf(it).toUpperCase()).join(', ');
  const titleOf = (ref: string) => {
    const found = competencies.find(it => it.metadata.name === nameOf(ref));
    return found?.metadata.title ?? '';
  };
  const hours = spec.duration;
  const parts: Record<string, (string | undefined)[]> = {
    'module overview': [
      spec.moduleId,
      metadata.title,
      (spec.roles ?? []).join(', '),
      hours &&
        `${hours.total} hours (${(
          ['lecture', 'lab', 'project', 'assessment'] as const
        )
          .filter(it => hours[it] !== undefined)
          .map(it => `${hours[it]} ${it}`)
          .join(', ')})`,
      hours && `${hours.total} hours`,
      ids(spec.prerequisites) || 'None',
      [ids(spec.next), ...(spec.downstream ?? []).map(it => it.id)]
        .filter(Boolean)
        .join(', ') || 'None',
    ],
    'cross role progression': Object.values(spec.crossRole ?? {}),
    'learning objectives': [
      (spec.objectives ?? []).map(it => it.text).join('\n'),
    ],
    'competency alignment': [
      (spec.competencies ?? [])
        .map(({ ref, level, evidence, role }) =>
          [
            titleOf(ref),
            level.charAt(0).toUpperCase() + level.slice(1),
            evidence,
            role,
          ].join('\n'),
        )
        .join('\n'),
    ],
    'content outline': [
      (spec.outline ?? [])
        .map(it => `${it.title}\n${it.summary ?? ''}`)
        .join('\n'),
      // a bullet puts what is in a unit into parentheses
      (spec.outline ?? [])
        .map(it => `${it.title} (${it.summary ?? ''})`)
        .join('\n'),
    ],
    'practical components': [
      spec.items
        .map(({ title, criteria, validation }) =>
          [title.replace(': ', '\n'), criteria?.join('; '), validation].join(
            '\n',
          ),
        )
        .join('\n'),
    ],
    'hands on activities': [spec.items.map(it => it.title).join('\n')],
    'assessments and evidence': [spec.items.map(it => it.title).join('\n')],
    'shared assets and legacy mapping': [
      (spec.sharedAssets ?? []).map(it => it.title).join('\n'),
    ],
    'solutions plan': [
      (spec.solutions?.coverage ?? []).join(', '),
      spec.solutions?.repositoryStrategy,
      spec.solutions?.status,
    ],
    'resource plan': [
      (spec.resources?.primary ?? []).join('\n'),
      (spec.resources?.supplemental ?? []).join('\n'),
      (spec.tooling ?? []).join(', '),
    ],
    'quality checklist': [
      (spec.qualityChecklist ?? []).map(it => it.text).join('\n'),
    ],
    'dependencies and notes': [(spec.risks ?? []).join('\n')],
  };
  const title = normaliseHeading(section);
  const kept = (spec.extra ?? [])
    .filter(it => normaliseHeading(it.section.split(' › ')[0]) === title)
    .flatMap(it => [it.section.split(' › ')[1], it.text]);
  return [...(parts[title] ?? []), kept.filter(Boolean).join('\n')].filter(
    (it): it is string => Boolean(it),
  );
}
