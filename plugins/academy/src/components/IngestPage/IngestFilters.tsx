import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Select } from '@backstage/ui';
import { UrlParamChanges } from '../../hooks/useUrlParams';
import { academyTranslationRef } from '../../translation';
import { SearchBox } from '../SearchBox';
import { IngestParams, KINDS, RUN_STATES } from './ingestParams';
import styles from './IngestPage.module.css';

/** Search and filters of the ingest runs; every change goes back to the first page. */
export function IngestFilters(props: {
  params: IngestParams;
  onChange: (changes: UrlParamChanges) => void;
}) {
  const { params, onChange } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <Flex gap="3" align="end" className={styles.filters}>
      <div className={styles.search}>
        <SearchBox
          label={t('ingest.search')}
          value={params.search ?? ''}
          onChange={run => onChange({ run, offset: undefined })}
        />
      </div>
      <Select
        label={t('ingest.kind')}
        size="small"
        value={params.kind ?? 'all'}
        options={(['all', ...KINDS] as const).map(kind => ({
          value: kind,
          label: t(`ingest.kinds.${kind}`),
        }))}
        onChange={kind =>
          onChange({
            kind: kind === 'all' ? undefined : String(kind),
            offset: undefined,
          })
        }
      />
      <Select
        label={t('ingest.state')}
        size="small"
        value={params.state ?? 'all'}
        options={(['all', ...RUN_STATES] as const).map(state => ({
          value: state,
          label: t(`ingest.states.${state}`),
        }))}
        onChange={state =>
          onChange({
            state: state === 'all' ? undefined : String(state),
            offset: undefined,
          })
        }
      />
    </Flex>
  );
}
