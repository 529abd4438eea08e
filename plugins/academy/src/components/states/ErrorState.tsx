import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Button } from '@backstage/ui';
import { academyTranslationRef } from '../../translation';

/**
 * Says that something could not be loaded, in the reader's words: what may not be seen and what does
 * not exist are no malfunction, and trying again does not help them.
 */
export function ErrorState(props: { error: Error; onRetry?: () => void }) {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(academyTranslationRef);

  const cause = causeName(error);
  if (cause === 'NotAllowedError') {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('states.notAllowedTitle')}
        description={t('states.notAllowedDescription')}
      />
    );
  }
  if (cause === 'NotFoundError') {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('states.notFoundTitle')}
        description={t('states.notFoundDescription')}
      />
    );
  }
  if (cause === 'AuthenticationError') {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('states.notSignedInTitle')}
        description={t('states.notSignedInDescription')}
      />
    );
  }
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('states.failedTitle')}
      description={t('states.failedDescription', {
        message: messageOf(error),
      })}
      customActions={
        onRetry && (
          <Button variant="secondary" size="small" onPress={onRetry}>
            {t('states.retry')}
          </Button>
        )
      }
    />
  );
}

/** The name of the error that the backend threw; a `ResponseError` carries it as its cause. */
export function causeName(error: Error): string {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error ? cause.name : error.name;
}

/** What the backend said, without the status line that a `ResponseError` puts before it. */
export function messageOf(error: Error): string {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error ? cause.message : error.message;
}
