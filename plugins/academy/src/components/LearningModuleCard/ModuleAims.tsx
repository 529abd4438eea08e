import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex } from '@backstage/ui';
import { LearningModuleEntityV1alpha1 } from '@gpu-academy/backstage-plugin-academy-common';
import { KnownEntities } from '../../hooks/useKnownEntities';
import { academyTranslationRef } from '../../translation';
import { FactList, ListSection } from '../CardSection';
import { KnownEntityLink, resolveEntityRef } from '../KnownEntityLink';
import { TitledCard } from '../TitledCard';
import { ModuleCompetencies } from './ModuleCompetencies';

const PARTS = ['lecture', 'lab', 'project', 'assessment'] as const;

/** What a module teaches, how long it takes, what it builds on and where it leads. */
export function ModuleAims(props: {
  entity: LearningModuleEntityV1alpha1;
  known: KnownEntities;
}) {
  const { entity, known } = props;
  const { spec } = entity;
  const { t } = useTranslationRef(academyTranslationRef);

  const moduleLinks = (refs: string[] = []) =>
    refs.map(ref => (
      <KnownEntityLink
        key={ref}
        entityRef={resolveEntityRef(entity, ref, 'LearningModule')}
        known={known}
      />
    ));
  const parts = PARTS.flatMap(part => {
    const hours = spec.duration?.[part];
    return hours === undefined
      ? []
      : [t(`catalog.module.parts.${part}`, { hours: String(hours) })];
  });
  return (
    <TitledCard title={t('catalog.module.aims')}>
      <Flex direction="column" gap="4">
        <FactList
          facts={[
            { label: t('catalog.module.id'), content: [spec.moduleId] },
            { label: t('catalog.module.roles'), content: spec.roles ?? [] },
            {
              label: t('catalog.module.duration'),
              content: spec.duration
                ? [t('catalog.hours', { hours: String(spec.duration.total) })]
                : [],
            },
            { label: t('catalog.module.ofThem'), content: parts },
            {
              label:
                spec.prerequisiteMode === 'enforce'
                  ? t('catalog.module.requires')
                  : t('catalog.module.buildsOn'),
              content: moduleLinks(spec.prerequisites),
            },
            {
              label: t('catalog.module.leadsTo'),
              content: moduleLinks(spec.next),
            },
          ]}
        />
        <ListSection
          title={t('catalog.module.objectives')}
          items={(spec.objectives ?? []).map(({ text }) => text)}
        />
        <ModuleCompetencies entity={entity} known={known} />
        <ListSection
          ordered
          title={t('catalog.module.units')}
          items={(spec.outline ?? []).map(({ title, summary }) => (
            <>
              <strong>{title}</strong>
              {summary && `: ${summary}`}
            </>
          ))}
        />
      </Flex>
    </TitledCard>
  );
}
