import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import {
  isCompetencyEntity,
  LearningModuleEntityV1alpha1,
} from '@gpu-academy/backstage-plugin-academy-common';
import { KnownEntities } from '../../hooks/useKnownEntities';
import { academyTranslationRef } from '../../translation';
import { CardSection } from '../CardSection';
import { DataTable } from '../DataTable';
import { KnownEntityLink, resolveEntityRef } from '../KnownEntityLink';

/** The competencies that a module leads to, with what the level means where the competency says it. */
export function ModuleCompetencies(props: {
  entity: LearningModuleEntityV1alpha1;
  known: KnownEntities;
}) {
  const { entity, known } = props;
  const { competencies = [] } = entity.spec;
  const { t } = useTranslationRef(academyTranslationRef);
  if (!competencies.length) {
    return null;
  }
  return (
    <CardSection title={t('catalog.module.competencies')}>
      <DataTable caption={t('catalog.module.competencies')}>
        <thead>
          <tr>
            <th scope="col">{t('catalog.module.competency')}</th>
            <th scope="col">{t('catalog.competency.level')}</th>
            <th scope="col">{t('catalog.competency.evidence')}</th>
            <th scope="col">{t('catalog.module.role')}</th>
          </tr>
        </thead>
        <tbody>
          {competencies.map(({ ref, level, evidence, role }) => {
            const full = resolveEntityRef(entity, ref, 'Competency');
            const meaning = meaningOf(known.get(full), level);
            return (
              <tr key={`${full} ${level} ${role}`}>
                <td>
                  <KnownEntityLink entityRef={full} known={known} />
                </td>
                <td>
                  {level}
                  {meaning && (
                    <Text as="div" variant="body-small" color="secondary">
                      {meaning}
                    </Text>
                  )}
                </td>
                <td>{evidence}</td>
                <td>{role}</td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </CardSection>
  );
}

function meaningOf(competency: Entity | undefined, level: string) {
  return competency && isCompetencyEntity(competency)
    ? competency.spec.levels?.find(({ id }) => id === level)?.description
    : undefined;
}
