import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import {
  isLearningModuleEntity,
  isLearningPathEntity,
  LearningPathEntityV1alpha1,
} from '@gpu-academy/backstage-plugin-academy-common';
import { useKnownEntities } from '../../hooks/useKnownEntities';
import { academyTranslationRef } from '../../translation';
import { FactList, ListSection } from '../CardSection';
import { KnownEntityLink, resolveEntityRef } from '../KnownEntityLink';
import { TitledCard } from '../TitledCard';

/** On the page of a `LearningPath`: its role, and its modules in the order in which they are taken. */
export function LearningPathCard() {
  const { entity } = useEntity();
  // Whoever lays out a page may put the card on any entity; of other kinds there is nothing to say.
  return isLearningPathEntity(entity) ? <Path entity={entity} /> : null;
}

function Path(props: { entity: LearningPathEntityV1alpha1 }) {
  const { entity } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const modules = entity.spec.modules.map(({ ref, required }) => ({
    ref: resolveEntityRef(entity, ref, 'LearningModule'),
    optional: required === false,
  }));
  const known = useKnownEntities(modules.map(({ ref }) => ref));

  const notes = (ref: string, optional: boolean) => {
    const module = known.get(ref);
    const hours =
      module && isLearningModuleEntity(module)
        ? module.spec.duration?.total
        : undefined;
    return [
      ...(hours === undefined
        ? []
        : [t('catalog.hours', { hours: String(hours) })]),
      ...(optional ? [t('modules.optional')] : []),
    ];
  };
  return (
    <TitledCard title={t('catalog.path.title')}>
      <Flex direction="column" gap="4">
        <FactList
          facts={[
            {
              label: t('catalog.path.role'),
              content: entity.spec.role ? [entity.spec.role] : [],
            },
          ]}
        />
        <ListSection
          ordered
          title={t('catalog.path.modules')}
          items={modules.map(({ ref, optional }) => (
            <>
              <KnownEntityLink entityRef={ref} known={known} />
              {notes(ref, optional).map(note => (
                <Text key={note} variant="body-medium" color="secondary">
                  {' · '}
                  {note}
                </Text>
              ))}
            </>
          ))}
        />
        {modules.length === 0 && <Text>{t('catalog.path.noModules')}</Text>}
      </Flex>
    </TitledCard>
  );
}
