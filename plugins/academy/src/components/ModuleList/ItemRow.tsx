import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Flex, Link, Text } from '@backstage/ui';
import { ItemProgress } from '@gpu-academy/backstage-plugin-academy-common';
import { useTemplateHref } from '../../hooks/useTemplateHref';
import { workspaceRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';
import { ItemStateLabel, ModeBadge, VerificationBadge } from '../badges';
import styles from './ModuleList.module.css';

const STARTABLE = new Set<ItemProgress['state']>([
  'available',
  'failed',
  'expired',
]);

/** One item of a module: state, why, how its evidence came about, and the way on. */
export function ItemRow(props: { item: ItemProgress; own: boolean }) {
  const { item, own } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const workspaceRoute = useRouteRef(workspaceRouteRef);
  const templateHref = useTemplateHref(item.templateRef);
  const workspaceHref =
    item.workspaceId && workspaceRoute?.({ id: item.workspaceId });
  const startHref =
    own && !workspaceHref && STARTABLE.has(item.state) && templateHref;

  return (
    <li className={styles.item}>
      <div className={styles.state}>
        <ItemStateLabel state={item.state} />
      </div>
      <div className={styles.what}>
        <Text as="p" variant="body-medium" weight="bold">
          {workspaceHref ? (
            <Link href={workspaceHref}>{item.title}</Link>
          ) : (
            item.title
          )}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t(`itemType.${item.type}`)}
          {!item.required && ` · ${t('modules.optional')}`}
          {item.score !== undefined &&
            ` · ${t('modules.score', { score: String(item.score) })}`}
        </Text>
        {item.reasons.length > 0 && (
          <ul className={styles.reasons}>
            {item.reasons.map(reason => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </div>
      <Flex gap="2" align="center" className={styles.side}>
        {item.mode && <ModeBadge mode={item.mode} />}
        {item.verification && (
          <VerificationBadge verification={item.verification} />
        )}
        {workspaceHref && (
          <ButtonLink
            href={workspaceHref}
            size="small"
            variant="secondary"
            aria-label={t('modules.openWorkspaceOf', { title: item.title })}
          >
            {t('modules.openWorkspace')}
          </ButtonLink>
        )}
        {startHref && (
          <ButtonLink
            href={startHref}
            size="small"
            variant="primary"
            aria-label={t('modules.startItem', { title: item.title })}
          >
            {t('modules.start')}
          </ButtonLink>
        )}
      </Flex>
    </li>
  );
}
