import { ReactNode, useCallback } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { Container, Header, HeaderNavTab } from '@backstage/ui';
import { academyIngestReadPermission } from '@gpu-academy/backstage-plugin-academy-common';
import { academyApiRef } from '../../api';
import { useApiData } from '../../hooks/useApiData';
import { cohortsRouteRef, ingestRouteRef, rootRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';

export type AcademySectionId = 'learning' | 'cohorts' | 'ingest';

/**
 * The frame of every Academy page: title, and the ways to the sections that the reader has a use for.
 *
 * @remarks
 *
 * Which ways are shown is a courtesy, not a lock: the server decides each request.
 */
export function AcademySection(props: {
  title: string;
  active?: AcademySectionId;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { title, active, actions, children } = props;
  const tabs = useTabs();
  return (
    <>
      <Header
        title={title}
        tabs={tabs.length > 1 ? tabs : undefined}
        // Without an id the header would guess one from the address.
        activeTabId={active ?? 'none'}
        customActions={actions}
      />
      <Container>{children}</Container>
    </>
  );
}

function useTabs(): HeaderNavTab[] {
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const rootRoute = useRouteRef(rootRouteRef);
  const cohortsRoute = useRouteRef(cohortsRouteRef);
  const ingestRoute = useRouteRef(ingestRouteRef);
  const { allowed: mayReadIngest } = usePermission({
    permission: academyIngestReadPermission,
  });
  const { value: cohorts } = useApiData(
    useCallback(signal => api.getCohorts({ signal }), [api]),
  );

  const tabs: HeaderNavTab[] = [];
  if (rootRoute) {
    tabs.push({
      id: 'learning',
      label: t('page.tabs.learning'),
      href: rootRoute(),
    });
  }
  if (cohortsRoute && cohorts?.length) {
    tabs.push({
      id: 'cohorts',
      label: t('page.tabs.cohorts'),
      href: cohortsRoute(),
    });
  }
  if (ingestRoute && mayReadIngest) {
    tabs.push({
      id: 'ingest',
      label: t('page.tabs.ingest'),
      href: ingestRoute(),
    });
  }
  return tabs;
}
