import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { CheckResult } from '@gpu-academy/backstage-plugin-academy-common';
import { academyTranslationRef } from '../../translation';
import { CheckOutcomeLabel } from '../badges';
import styles from './AttemptTimeline.module.css';

/** Checks with what was found, where, and what to do about it. */
export function CheckList(props: { checks: CheckResult[] }) {
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <ul className={styles.checks}>
      {props.checks.map(check => (
        <li key={check.id} className={styles.check}>
          <div className={styles.outcome}>
            <CheckOutcomeLabel outcome={check.outcome} />
          </div>
          <div className={styles.what}>
            <Text as="p" variant="body-medium" weight="bold">
              {check.title}
              {!check.required && ` (${t('workspace.checkOptional')})`}
            </Text>
            <Text as="p" variant="body-medium">
              {check.message}
            </Text>
            {check.hint && (
              <Text as="p" variant="body-medium">
                <strong>{t('workspace.checkHint')}:</strong> {check.hint}
              </Text>
            )}
            <Text as="p" variant="body-small" color="secondary">
              {t('workspace.checkPoints', {
                points: String(check.points),
                max: String(check.maxPoints),
              })}
              {check.evidence && (
                <>
                  {' · '}
                  {t('workspace.checkEvidence')} <code>{check.evidence}</code>
                </>
              )}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}
