import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Select } from '@backstage/ui';
import { UrlParamChanges } from '../../hooks/useUrlParams';
import { academyTranslationRef } from '../../translation';
import { SearchBox } from '../SearchBox';
import { FindingsParams, SEVERITIES, STATES, STATUSES } from './findingsParams';
import styles from './FindingsPanel.module.css';

/** Search and filters of the findings table; every change goes back to the first page. */
export function FindingsFilters(props: {
  params: FindingsParams;
  onChange: (changes: UrlParamChanges) => void;
}) {
  const { params, onChange } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <Flex gap="3" align="end" className={styles.wrap}>
      <div className={styles.search}>
        <SearchBox
          label={t('findings.search')}
          value={params.search}
          onChange={finding => onChange({ finding, offset: undefined })}
        />
      </div>
      <Select
        label={t('findings.severity')}
        size="small"
        value={params.severity}
        options={[
          { value: 'all', label: t('findings.allSeverities') },
          ...SEVERITIES.map(severity => ({
            value: severity,
            label: t(`findings.severities.${severity}`),
          })),
        ]}
        onChange={severity =>
          onChange({
            severity: severity === 'all' ? undefined : String(severity),
            offset: undefined,
          })
        }
      />
      <Select
        label={t('findings.status')}
        size="small"
        value={params.status}
        options={[
          { value: 'open', label: t('findings.openStatuses') },
          ...STATES.map(state => ({
            value: state,
            label: t(`findings.states.${state}`),
          })),
          { value: 'all', label: t('findings.allStatuses') },
          ...STATUSES.map(status => ({
            value: status,
            label: t(`findings.statuses.${status}`),
          })),
        ]}
        onChange={status =>
          onChange({
            status: status === 'open' ? undefined : String(status),
            offset: undefined,
          })
        }
      />
    </Flex>
  );
}
