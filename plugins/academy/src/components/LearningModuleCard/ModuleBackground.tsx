import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex } from '@backstage/ui';
import { LearningModuleEntityV1alpha1 } from '@gpu-academy/backstage-plugin-academy-common';
import { academyTranslationRef } from '../../translation';
import { CardSection, FactList, ListSection } from '../CardSection';
import { TitledCard } from '../TitledCard';

/** What a module needs, shares and still lacks, and what its solutions cover: never the solutions themselves. */
export function ModuleBackground(props: {
  entity: LearningModuleEntityV1alpha1;
}) {
  const { spec } = props.entity;
  const { crossRole = {}, solutions, resources = {} } = spec;
  const { t } = useTranslationRef(academyTranslationRef);

  const fact = (label: string, content: string | undefined) => ({
    label,
    content: content ? [content] : [],
  });
  const related = [
    fact(t('catalog.background.buildsOn'), crossRole.buildsOn),
    fact(t('catalog.background.addsDepthFor'), crossRole.addsDepthFor),
    fact(t('catalog.background.shares'), crossRole.sharedAssets),
    fact(t('catalog.background.differentiators'), crossRole.differentiators),
  ];
  const isEmpty =
    !solutions &&
    related.every(({ content }) => !content.length) &&
    [
      spec.tooling,
      spec.sharedAssets,
      spec.downstream,
      resources.primary,
      resources.supplemental,
      spec.risks,
      spec.qualityChecklist,
    ].every(list => !list?.length);
  if (isEmpty) {
    return null;
  }
  return (
    <TitledCard title={t('catalog.background.title')}>
      <Flex direction="column" gap="4">
        <ListSection
          title={t('catalog.background.tooling')}
          items={spec.tooling ?? []}
        />
        <ListSection
          title={t('catalog.background.sharedAssets')}
          items={(spec.sharedAssets ?? []).map(
            ({ title, description, file }) => (
              <>
                <strong>{title}</strong>
                {description && `: ${description}`}
                {file && (
                  <>
                    {' '}
                    (<code>{file}</code>)
                  </>
                )}
              </>
            ),
          )}
        />
        <ListSection
          title={t('catalog.background.downstream')}
          items={(spec.downstream ?? []).map(({ id, purpose }) =>
            purpose ? `${id}: ${purpose}` : id,
          )}
        />
        <ListSection
          title={t('catalog.background.resources')}
          items={resources.primary ?? []}
        />
        <ListSection
          title={t('catalog.background.moreResources')}
          items={resources.supplemental ?? []}
        />
        {related.some(({ content }) => content.length > 0) && (
          <CardSection title={t('catalog.background.crossRole')}>
            <FactList facts={related} />
          </CardSection>
        )}
        <ListSection
          title={t('catalog.background.risks')}
          items={spec.risks ?? []}
        />
        <ListSection
          title={t('catalog.background.quality')}
          items={(spec.qualityChecklist ?? []).map(({ text, done }) => (
            <>
              <strong>
                {done
                  ? t('catalog.background.done')
                  : t('catalog.background.open')}
              </strong>
              {`: ${text}`}
            </>
          ))}
        />
        {solutions && (
          <CardSection title={t('catalog.background.solutions')}>
            <FactList
              facts={[
                fact(
                  t('catalog.background.visibility'),
                  t('catalog.background.instructorsOnly'),
                ),
                {
                  label: t('catalog.background.coverage'),
                  content: solutions.coverage ?? [],
                },
                fact(
                  t('catalog.background.repository'),
                  solutions.repositoryStrategy,
                ),
                fact(t('catalog.background.status'), solutions.status),
              ]}
            />
          </CardSection>
        )}
      </Flex>
    </TitledCard>
  );
}
