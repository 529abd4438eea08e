import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Cell, ColumnConfig, Flex, Table, Text } from '@backstage/ui';
import { Finding, Page } from '@gpu-academy/backstage-plugin-academy-common';
import { ReactNode } from 'react';
import { formatTime } from '../../format/formatTime';
import { UrlParamChanges } from '../../hooks/useUrlParams';
import { useTablePaging } from '../../paging';
import { academyTranslationRef } from '../../translation';
import { SeverityLabel, SimulatedBadge } from '../badges';
import { LinesCell } from '../LinesCell';
import { FindingHelp } from './FindingHelp';
import { FindingStateCell } from './FindingStateCell';
import { FindingsParams } from './findingsParams';
import styles from './FindingsPanel.module.css';

type FindingRow = Finding & { id: string };

/** One page of findings as the server gave it. */
export function FindingsTable(props: {
  page?: Page<Finding>;
  loading: boolean;
  params: FindingsParams;
  onChange: (changes: UrlParamChanges) => void;
  emptyState: ReactNode;
}) {
  const { page, loading, params, onChange, emptyState } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const rows = useMemo(
    () => page?.items.map(item => ({ ...item, id: item.key })),
    [page],
  );

  const columns: ColumnConfig<FindingRow>[] = useMemo(
    () => [
      {
        id: 'finding',
        defaultWidth: '2.8fr',
        minWidth: 240,
        label: t('findings.columns.finding'),
        isRowHeader: true,
        cell: finding => (
          <Cell>
            <Text as="p" variant="body-medium" className={styles.text}>
              {finding.title}
            </Text>
            <Flex gap="2" align="center" className={styles.wrap}>
              {finding.simulated && <SimulatedBadge />}
              <FindingHelp finding={finding} />
            </Flex>
          </Cell>
        ),
      },
      {
        id: 'severity',
        defaultWidth: '1.35fr',
        minWidth: 140,
        label: t('findings.columns.severity'),
        cell: finding => (
          <Cell>
            <SeverityLabel severity={finding.severity} />
          </Cell>
        ),
      },
      {
        id: 'status',
        defaultWidth: '1.3fr',
        minWidth: 140,
        label: t('findings.columns.status'),
        cell: finding => <FindingStateCell finding={finding} />,
      },
      {
        id: 'resource',
        defaultWidth: '2.6fr',
        minWidth: 220,
        label: t('findings.columns.resource'),
        cell: finding => (
          <LinesCell
            title={finding.resourceUid}
            description={[
              finding.provider,
              finding.scopeId,
              finding.region,
              finding.resourceType,
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ),
      },
      {
        id: 'firstSeen',
        defaultWidth: '1.2fr',
        minWidth: 120,
        label: t('findings.columns.firstSeen'),
        cell: finding => <LinesCell title={formatTime(finding.firstSeen)} />,
      },
      {
        id: 'lastSeen',
        defaultWidth: '1.2fr',
        minWidth: 120,
        label: t('findings.columns.lastSeen'),
        cell: ({ lastSeen, lastEvaluated }) => (
          <LinesCell
            title={formatTime(lastSeen)}
            description={t('findings.evaluated', {
              time: formatTime(lastEvaluated),
            })}
          />
        ),
      },
    ],
    [t],
  );

  const pagination = useTablePaging(params, page?.total, onChange);
  return (
    <Table
      columnConfig={columns}
      data={rows}
      isPending={loading && !rows}
      isStale={loading && Boolean(rows)}
      emptyState={emptyState}
      pagination={pagination}
    />
  );
}
