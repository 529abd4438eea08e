import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import {
  CompetencyEntityV1alpha1,
  isCompetencyEntity,
  isLearningModuleEntity,
  RELATION_TAUGHT_BY,
} from '@gpu-academy/backstage-plugin-academy-common';
import { useKnownEntities } from '../../hooks/useKnownEntities';
import { academyTranslationRef } from '../../translation';
import { CardSection, FactList } from '../CardSection';
import { DataTable } from '../DataTable';
import { KnownEntityLink, resolveEntityRef } from '../KnownEntityLink';
import { TitledCard } from '../TitledCard';

/** On the page of a `Competency`: what its levels mean, and the modules that teach it, each to which level. */
export function CompetencyCard() {
  const { entity } = useEntity();
  // Whoever lays out a page may put the card on any entity; of other kinds there is nothing to say.
  return isCompetencyEntity(entity) ? <Competency entity={entity} /> : null;
}

function Competency(props: { entity: CompetencyEntityV1alpha1 }) {
  const { entity } = props;
  const { aliases = [], levels = [] } = entity.spec;
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <TitledCard title={t('catalog.competency.title')}>
      <Flex direction="column" gap="4">
        <FactList
          facts={[{ label: t('catalog.competency.aliases'), content: aliases }]}
        />
        <CardSection title={t('catalog.competency.levels')}>
          {levels.length > 0 ? (
            <DataTable caption={t('catalog.competency.levels')}>
              <thead>
                <tr>
                  <th scope="col">{t('catalog.competency.level')}</th>
                  <th scope="col">{t('catalog.competency.meaning')}</th>
                </tr>
              </thead>
              <tbody>
                {levels.map(({ id, description }) => (
                  <tr key={id}>
                    <th scope="row">{id}</th>
                    <td>{description}</td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          ) : (
            <Text>{t('catalog.competency.noLevels')}</Text>
          )}
        </CardSection>
        <CardSection title={t('catalog.competency.taughtBy')}>
          <Modules entity={entity} />
        </CardSection>
      </Flex>
    </TitledCard>
  );
}

function Modules(props: { entity: CompetencyEntityV1alpha1 }) {
  const { entity } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const refs = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_TAUGHT_BY)
    .map(({ targetRef }) => targetRef);
  const known = useKnownEntities(refs);
  if (!refs.length) {
    return <Text>{t('catalog.competency.noModules')}</Text>;
  }
  return (
    <DataTable caption={t('catalog.competency.taughtBy')}>
      <thead>
        <tr>
          <th scope="col">{t('catalog.competency.module')}</th>
          <th scope="col">{t('catalog.competency.level')}</th>
          <th scope="col">{t('catalog.competency.evidence')}</th>
        </tr>
      </thead>
      <tbody>
        {refs.map(ref => {
          const taught = taughtIn(known.get(ref), entity);
          return (
            <tr key={ref}>
              <td>
                <KnownEntityLink entityRef={ref} known={known} />
              </td>
              <td>{taught.map(({ level }) => level).join(', ')}</td>
              <td>{taught.flatMap(it => it.evidence ?? []).join(', ')}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** What a module says of the competency; a module may name it once for every role. */
function taughtIn(module: Entity | undefined, competency: Entity) {
  if (!module || !isLearningModuleEntity(module)) {
    return [];
  }
  const wanted = stringifyEntityRef(competency);
  return (module.spec.competencies ?? []).filter(
    ({ ref }) => resolveEntityRef(module, ref, 'Competency') === wanted,
  );
}
