import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { TablePaginationType } from '@backstage/ui';
import { UrlParamChanges } from '../hooks/useUrlParams';
import { academyTranslationRef } from '../translation';
import { PAGE_SIZES, Paging } from './readPaging';

/** The table's paging controls over a list that the server cuts; none where there is nothing to page. */
export function useTablePaging(
  paging: Paging,
  total: number | undefined,
  onChange: (changes: UrlParamChanges) => void,
): TablePaginationType {
  const { t } = useTranslationRef(academyTranslationRef);
  const { offset, limit } = paging;
  if (!total) {
    return { type: 'none' };
  }
  function goTo(next: number) {
    onChange({ offset: next > 0 ? String(next) : undefined });
  }
  return {
    type: 'page',
    pageSize: limit,
    pageSizeOptions: PAGE_SIZES,
    offset,
    totalCount: total,
    hasPreviousPage: offset > 0,
    hasNextPage: offset + limit < total,
    onPreviousPage: () => goTo(offset - limit),
    onNextPage: () => goTo(offset + limit),
    onPageSizeChange: size =>
      onChange({ limit: String(size), offset: undefined }),
    getLabel: () =>
      t('paging.range', {
        from: String(Math.min(offset + 1, total)),
        to: String(Math.min(offset + limit, total)),
        total: String(total),
      }),
  };
}
