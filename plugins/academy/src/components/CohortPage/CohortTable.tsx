import { ReactNode, useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import {
  CohortLearner,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';
import { formatTime } from '../../format/formatTime';
import { UrlParamChanges } from '../../hooks/useUrlParams';
import { learnerRouteRef } from '../../routes';
import { useTablePaging } from '../../paging';
import { academyTranslationRef } from '../../translation';
import { LinesCell } from '../LinesCell';
import { FindingsCell, ProgressCell, SpendCell } from './CohortCells';
import { CohortParams } from './cohortParams';

type LearnerRow = CohortLearner & { id: string };

/** One page of a cohort's learners as the server gave it; a row leads to the learner. */
export function CohortTable(props: {
  page?: Page<CohortLearner>;
  loading: boolean;
  params: CohortParams;
  onChange: (changes: UrlParamChanges) => void;
  emptyState: ReactNode;
}) {
  const { page, loading, params, onChange, emptyState } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const learnerRoute = useRouteRef(learnerRouteRef);
  const rows = useMemo(
    () => page?.items.map(item => ({ ...item, id: item.learnerRef })),
    [page],
  );

  function hrefOf(learnerRef: string) {
    const { namespace, name } = parseEntityRef(learnerRef);
    return learnerRoute?.({ namespace, name });
  }
  const columns: ColumnConfig<LearnerRow>[] = [
    {
      id: 'name',
      defaultWidth: '1.4fr',
      minWidth: 140,
      label: t('cohorts.columns.learner'),
      isRowHeader: true,
      isSortable: true,
      cell: learner => (
        <CellText
          title={learner.displayName}
          description={parseEntityRef(learner.learnerRef).name}
          href={hrefOf(learner.learnerRef)}
        />
      ),
    },
    {
      id: 'progress',
      defaultWidth: '1.6fr',
      minWidth: 150,
      label: t('cohorts.columns.progress'),
      isSortable: true,
      cell: learner => (
        <Cell>
          <ProgressCell learner={learner} />
        </Cell>
      ),
    },
    {
      id: 'nextStep',
      defaultWidth: '2.4fr',
      minWidth: 220,
      label: t('cohorts.columns.nextStep'),
      cell: learner => (
        <LinesCell
          title={learner.nextStep?.title ?? t('cohorts.nothingNext')}
          description={learner.nextStep?.reason}
        />
      ),
    },
    {
      id: 'lastActive',
      defaultWidth: '1.4fr',
      minWidth: 140,
      label: t('cohorts.columns.lastActive'),
      isSortable: true,
      cell: learner => (
        <LinesCell
          title={
            learner.lastActive
              ? formatTime(learner.lastActive)
              : t('cohorts.never')
          }
        />
      ),
    },
    {
      id: 'spend',
      defaultWidth: '1.8fr',
      minWidth: 160,
      label: t('cohorts.columns.spend'),
      isSortable: true,
      cell: learner => (
        <Cell>
          <SpendCell spend={learner.spend} />
        </Cell>
      ),
    },
    {
      id: 'findings',
      defaultWidth: '1.6fr',
      minWidth: 150,
      label: t('cohorts.columns.findings'),
      isSortable: true,
      cell: learner => (
        <Cell>
          <FindingsCell findings={learner.findings} />
        </Cell>
      ),
    },
  ];

  const pagination = useTablePaging(params, page?.total, onChange);
  const { sort, order } = params;
  return (
    <Table
      columnConfig={columns}
      data={rows}
      isPending={loading && !rows}
      isStale={loading && Boolean(rows)}
      rowConfig={{ getHref: learner => hrefOf(learner.learnerRef) }}
      emptyState={emptyState}
      sort={{
        descriptor: {
          column: sort,
          direction: order === 'desc' ? 'descending' : 'ascending',
        },
        onSortChange: next =>
          onChange({
            sort: String(next.column),
            order: next.direction === 'descending' ? 'desc' : undefined,
            offset: undefined,
          }),
      }}
      pagination={pagination}
    />
  );
}
