import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { LearnerOverview } from '@gpu-academy/backstage-plugin-academy-common';
import { academyApiRef } from '../../api';
import { useApiData } from '../../hooks/useApiData';
import { useOwnRef } from '../../hooks/useOwnRef';
import { useUrlParams } from '../../hooks/useUrlParams';
import { academyTranslationRef } from '../../translation';
import { FindingsPanel } from '../FindingsPanel';
import { LearnerSummary } from '../LearnerSummary';
import { ModuleList } from '../ModuleList';
import { NextStepCard } from '../NextStepCard';
import { SpendPanel } from '../SpendPanel';
import { ErrorState, LoadingState } from '../states';
import { readLearnerTab } from './learnerTab';

/** @public */
export interface LearnerViewProps {
  /** Entity ref of a `User`. */
  learnerRef: string;
}

/**
 * One learner: next step, modules, spend and findings. The same for oneself, for an instructor who looks
 * at a learner, and on the entity's page; the server decides who may.
 */
export function LearnerView(props: LearnerViewProps) {
  const { learnerRef } = props;
  const api = useApi(academyApiRef);
  const { value: ownRef } = useOwnRef();
  const { value, error, reload } = useApiData(
    useCallback(
      signal => api.getOverview(learnerRef, { signal }),
      [api, learnerRef],
    ),
  );
  if (error) {
    return <ErrorState error={error} onRetry={reload} />;
  }
  if (!value) {
    return <LoadingState rows={5} />;
  }
  return <LoadedLearner overview={value} own={value.learnerRef === ownRef} />;
}

function LoadedLearner(props: { overview: LearnerOverview; own: boolean }) {
  const { overview, own } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const { params, change } = useUrlParams();
  const { from, to } = overview.spend;
  const interval = useMemo(() => ({ from, to }), [from, to]);

  return (
    <Flex direction="column" gap="4">
      <NextStepCard nextStep={overview.nextStep} own={own} />
      <LearnerSummary overview={overview} />
      <Tabs
        selectedKey={readLearnerTab(params)}
        onSelectionChange={tab =>
          change({ tab: tab === 'modules' ? undefined : String(tab) })
        }
      >
        <TabList aria-label={t('tabs.label')}>
          <Tab id="modules">{t('tabs.modules')}</Tab>
          <Tab id="spend">{t('tabs.spend')}</Tab>
          <Tab id="findings">{t('tabs.findings')}</Tab>
        </TabList>
        <TabPanel id="modules">
          <ModuleList
            modules={overview.modules}
            own={own}
            query={params.get('module') ?? ''}
            onQueryChange={module => change({ module })}
          />
        </TabPanel>
        <TabPanel id="spend">
          <SpendPanel
            learnerRef={overview.learnerRef}
            interval={interval}
            shape={params.get('as') === 'table' ? 'table' : 'chart'}
            onShapeChange={shape =>
              change({ as: shape === 'table' ? 'table' : undefined })
            }
          />
        </TabPanel>
        <TabPanel id="findings">
          <FindingsPanel
            learnerRef={overview.learnerRef}
            summary={overview.findings}
            params={params}
            onChange={change}
          />
        </TabPanel>
      </Tabs>
    </Flex>
  );
}
