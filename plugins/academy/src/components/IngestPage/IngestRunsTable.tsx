import { ReactElement, ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Cell, ColumnConfig, Table, Text } from '@backstage/ui';
import { IngestRun, Page } from '@gpu-academy/backstage-plugin-academy-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiEqualLine,
  RiLoaderLine,
} from '@remixicon/react';
import { formatDuration, formatTime } from '../../format/formatTime';
import { UrlParamChanges } from '../../hooks/useUrlParams';
import { useTablePaging } from '../../paging';
import { academyTranslationRef } from '../../translation';
import { Tone, ToneName } from '../badges';
import { LinesCell } from '../LinesCell';
import { IngestParams } from './ingestParams';
import styles from './IngestPage.module.css';

const STATES: Record<
  IngestRun['state'],
  { tone: ToneName; icon: ReactElement }
> = {
  running: { tone: 'info', icon: <RiLoaderLine size={16} /> },
  succeeded: { tone: 'positive', icon: <RiCheckboxCircleFill size={16} /> },
  unchanged: { tone: 'neutral', icon: <RiEqualLine size={16} /> },
  failed: { tone: 'negative', icon: <RiCloseCircleFill size={16} /> },
};

/** One page of ingest runs with what each of them complained about. */
export function IngestRunsTable(props: {
  page?: Page<IngestRun>;
  loading: boolean;
  params: IngestParams;
  onChange: (changes: UrlParamChanges) => void;
  emptyState: ReactNode;
}) {
  const { page, loading, params, onChange, emptyState } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const columns: ColumnConfig<IngestRun>[] = [
    {
      id: 'source',
      defaultWidth: '2fr',
      minWidth: 160,
      label: t('ingest.columns.source'),
      isRowHeader: true,
      cell: run => <LinesCell title={run.source} description={run.unit} />,
    },
    {
      id: 'kind',
      defaultWidth: '1fr',
      minWidth: 110,
      label: t('ingest.columns.kind'),
      cell: run => <LinesCell title={t(`ingest.kinds.${run.kind}`)} />,
    },
    {
      id: 'state',
      defaultWidth: '1.2fr',
      minWidth: 130,
      label: t('ingest.columns.state'),
      cell: run => (
        <Cell>
          <Tone {...STATES[run.state]} text={t(`ingest.states.${run.state}`)} />
        </Cell>
      ),
    },
    {
      id: 'started',
      defaultWidth: '1.5fr',
      minWidth: 150,
      label: t('ingest.columns.started'),
      cell: run => (
        <LinesCell
          title={formatTime(run.startedAt)}
          description={
            run.finishedAt && formatDuration(run.startedAt, run.finishedAt)
          }
        />
      ),
    },
    {
      id: 'rows',
      defaultWidth: '1fr',
      minWidth: 90,
      label: t('ingest.columns.rows'),
      cell: run => (
        <LinesCell title={run.rows === undefined ? '–' : String(run.rows)} />
      ),
    },
    {
      id: 'messages',
      defaultWidth: '4fr',
      minWidth: 240,
      label: t('ingest.columns.messages'),
      cell: run => (
        <Cell>
          <Messages run={run} />
        </Cell>
      ),
    },
  ];

  const pagination = useTablePaging(params, page?.total, onChange);
  return (
    <Table
      columnConfig={columns}
      data={page?.items}
      isPending={loading && !page}
      isStale={loading && Boolean(page)}
      emptyState={emptyState}
      pagination={pagination}
    />
  );
}

function Messages(props: { run: IngestRun }) {
  const { error, warnings } = props.run;
  const { t } = useTranslationRef(academyTranslationRef);
  if (!error && warnings.length === 0) {
    return <Text variant="body-medium">–</Text>;
  }
  return (
    <div className={styles.messages}>
      {error && (
        <Text as="p" variant="body-medium" style={{ margin: 0 }}>
          {error}
        </Text>
      )}
      {warnings.length > 0 && (
        <details>
          <summary>{t('ingest.warnings', { count: warnings.length })}</summary>
          <ul>
            {warnings.map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
