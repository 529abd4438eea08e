import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { UnattributedSpend } from '@gpu-academy/backstage-plugin-academy-common';
import { academyApiRef } from '../../api';
import { formatMoney } from '../../format/formatMoney';
import { monthOf } from '../../format/formatTime';
import { useApiData } from '../../hooks/useApiData';
import { academyTranslationRef } from '../../translation';
import { DataTable } from '../DataTable';
import { ErrorState, LoadingState } from '../states';
import { TitledCard } from '../TitledCard';

/** This month's spend that no learner answers for: visible, never dropped. */
export function UnattributedSpendCard() {
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const month = useMemo(() => monthOf(new Date()), []);
  const { value, error, reload } = useApiData(
    useCallback(
      signal => api.getUnattributedSpend(month, { signal }),
      [api, month],
    ),
  );
  return (
    <TitledCard title={t('ingest.unattributedTitle')}>
      {error && <ErrorState error={error} onRetry={reload} />}
      {!error && !value && <LoadingState rows={2} />}
      {value?.length === 0 && <Text>{t('ingest.unattributedEmpty')}</Text>}
      {value && value.length > 0 && <UnattributedTable rows={value} />}
    </TitledCard>
  );
}

function UnattributedTable(props: { rows: UnattributedSpend[] }) {
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <DataTable caption={t('ingest.unattributedCaption')}>
      <thead>
        <tr>
          <th scope="col">{t('ingest.outcome')}</th>
          <th scope="col" data-numeric="">
            {t('ingest.billed')}
          </th>
          <th scope="col" data-numeric="">
            {t('ingest.effective')}
          </th>
          <th scope="col" data-numeric="">
            {t('ingest.rows')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr key={`${row.outcome} ${row.currency}`}>
            <th scope="row">{t(`ingest.outcomes.${row.outcome}`)}</th>
            <td data-numeric="">{formatMoney(row.billed, row.currency)}</td>
            <td data-numeric="">{formatMoney(row.effective, row.currency)}</td>
            <td data-numeric="">{row.rows}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
