import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Badge, Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { ModuleProgress } from '@gpu-academy/backstage-plugin-academy-common';
import { academyTranslationRef } from '../../translation';
import { EntityLink } from '../EntityLink';
import { ProgressBar } from '../ProgressBar';
import { ItemRow } from './ItemRow';
import { requiredProgress } from './moduleFilter';
import styles from './ModuleList.module.css';

/** A module with its prerequisites and items. */
export function ModuleCard(props: { module: ModuleProgress; own: boolean }) {
  const { module, own } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const progress = requiredProgress([module]);

  const prerequisiteNote = (
    prerequisite: ModuleProgress['prerequisites'][number],
  ) => {
    if (!prerequisite.title) {
      return t('modules.prerequisiteAbsent');
    }
    return prerequisite.met
      ? t('modules.prerequisiteMet')
      : t('modules.prerequisiteOpen');
  };
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center" gap="3" className={styles.wrap}>
          <Flex gap="2" align="center" className={styles.wrap}>
            <Badge size="small">{module.moduleId}</Badge>
            <Text as="h3" variant="title-x-small" className={styles.heading}>
              <EntityLink entityRef={module.moduleRef} title={module.title} />
            </Text>
            {module.durationHours !== undefined && (
              <Text variant="body-small" color="secondary">
                {t('modules.duration', { hours: String(module.durationHours) })}
              </Text>
            )}
          </Flex>
          {progress.total > 0 && (
            <div className={styles.progress}>
              <ProgressBar
                value={progress.passed}
                total={progress.total}
                label={t('modules.progressLabel', {
                  passed: String(progress.passed),
                  total: String(progress.total),
                })}
              />
            </div>
          )}
        </Flex>
      </CardHeader>
      <CardBody>
        {module.description && (
          <Text as="p" variant="body-medium" color="secondary">
            {module.description}
          </Text>
        )}
        {module.prerequisites.length > 0 && (
          <Text as="p" variant="body-small" color="secondary">
            {t('modules.prerequisites')}:{' '}
            {module.prerequisites.map((prerequisite, index) => (
              <span key={prerequisite.moduleRef}>
                {index > 0 && ', '}
                {/* One that the catalog does not hold has no title, and no page to lead to. */}
                {prerequisite.title ? (
                  <EntityLink
                    entityRef={prerequisite.moduleRef}
                    title={prerequisite.title}
                  />
                ) : (
                  parseEntityRef(prerequisite.moduleRef).name.toUpperCase()
                )}{' '}
                ({prerequisiteNote(prerequisite)})
              </span>
            ))}
          </Text>
        )}
        {module.items.length > 0 ? (
          <ul
            className={styles.items}
            aria-label={t('modules.items', { title: module.title })}
          >
            {module.items.map(item => (
              <ItemRow key={item.itemId} item={item} own={own} />
            ))}
          </ul>
        ) : (
          <Text as="p" variant="body-medium" color="secondary">
            {t('modules.noItems')}
          </Text>
        )}
      </CardBody>
    </Card>
  );
}
