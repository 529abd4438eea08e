import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { academyTranslationRef } from '../../translation';

/** Holds the place of content that is on its way. */
export function LoadingState(props: { rows?: number }) {
  const { rows = 3 } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('states.loading')}</VisuallyHidden>
      <Flex direction="column" gap="3" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} width="100%" height={row === 0 ? 72 : 40} />
        ))}
      </Flex>
    </div>
  );
}
