import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Flex, Text } from '@backstage/ui';
import {
  LearningModuleEntityV1alpha1,
  LearningModuleItem,
} from '@gpu-academy/backstage-plugin-academy-common';
import { KnownEntities } from '../../hooks/useKnownEntities';
import { academyTranslationRef } from '../../translation';
import { CardSection, FactList } from '../CardSection';
import { KnownEntityLink, resolveEntityRef } from '../KnownEntityLink';
import { TitledCard } from '../TitledCard';
import styles from './LearningModuleCard.module.css';

/** What a learner does in a module, when each item is complete, and which wait for the spend simulation. */
export function ModuleItems(props: {
  entity: LearningModuleEntityV1alpha1;
  known: KnownEntities;
}) {
  const { entity, known } = props;
  const { items, spendGate } = entity.spec;
  const { t } = useTranslationRef(academyTranslationRef);
  const titleOf = (id: string) => items.find(it => it.id === id)?.title ?? id;
  return (
    <TitledCard title={t('catalog.items.title')}>
      <Flex direction="column" gap="4">
        {spendGate?.required && (
          <Alert
            status="info"
            icon
            title={t('catalog.items.gateTitle', {
              item: titleOf(spendGate.item),
            })}
            description={t('catalog.items.gateDescription', {
              deliverable: spendGate.deliverable,
              items: spendGate.appliesTo.map(titleOf).join(', '),
            })}
          />
        )}
        {items.length === 0 && <Text>{t('modules.noItems')}</Text>}
        {items.map(item => (
          <Item key={item.id} entity={entity} item={item} known={known} />
        ))}
      </Flex>
    </TitledCard>
  );
}

function Item(props: {
  entity: LearningModuleEntityV1alpha1;
  item: LearningModuleItem;
  known: KnownEntities;
}) {
  const { entity, item, known } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const links = (refs: string[], kind: string) =>
    refs.map(ref => (
      <KnownEntityLink
        key={ref}
        entityRef={resolveEntityRef(entity, ref, kind)}
        known={known}
      />
    ));
  const criteria = item.criteria ?? [];
  return (
    <CardSection title={item.title}>
      <Text as="p" variant="body-small" color="secondary" className={styles.p}>
        {t(`itemType.${item.type}`)}
        {' · '}
        {item.required ? t('catalog.items.required') : t('modules.optional')}
      </Text>
      {item.description && (
        <Text as="p" variant="body-medium" className={styles.p}>
          {item.description}
        </Text>
      )}
      <FactList
        facts={[
          {
            label: t('catalog.items.criteria'),
            content: criteria.length
              ? [
                  <ul className={styles.criteria}>
                    {criteria.map(text => (
                      <li key={text}>{text}</li>
                    ))}
                  </ul>,
                ]
              : [],
          },
          {
            label: t('catalog.items.passMark'),
            content:
              item.passMark === undefined
                ? []
                : [t('catalog.items.percent', { n: String(item.passMark) })],
          },
          {
            label: t('catalog.items.validation'),
            content: item.validation ? [item.validation] : [],
          },
          {
            label: t('catalog.items.evidenceFor'),
            content: links(item.competencies ?? [], 'Competency'),
          },
          {
            label: t('catalog.items.template'),
            content: links(item.template ? [item.template] : [], 'Template'),
          },
        ]}
      />
    </CardSection>
  );
}
