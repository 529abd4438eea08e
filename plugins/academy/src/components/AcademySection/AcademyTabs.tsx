import {
  createContext,
  ReactNode,
  useCallback,
  useContext,
  useMemo,
} from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { HeaderNavTab } from '@backstage/ui';
import { academyIngestReadPermission } from '@gpu-academy/backstage-plugin-academy-common';
import { academyApiRef } from '../../api';
import { useApiData } from '../../hooks/useApiData';
import { cohortsRouteRef, ingestRouteRef, rootRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';

export type AcademySectionId = 'learning' | 'cohorts' | 'ingest';

const AcademyTabsContext = createContext<HeaderNavTab[]>([]);

/**
 * Finds out once a visit which sections the reader has a use for.
 *
 * @remarks
 *
 * Which ways are shown is a courtesy, not a lock: the server decides each request. They show up together, when
 * all is known: the mark under the current one is placed once and would not follow latecomers.
 */
export function AcademyTabsProvider(props: { children: ReactNode }) {
  const { t } = useTranslationRef(academyTranslationRef);
  const api = useApi(academyApiRef);
  const rootPath = useRouteRef(rootRouteRef)?.();
  const cohortsPath = useRouteRef(cohortsRouteRef)?.();
  const ingestPath = useRouteRef(ingestRouteRef)?.();
  const { allowed: mayReadIngest, loading: permissionLoading } = usePermission({
    permission: academyIngestReadPermission,
  });
  const { value: cohorts, loading: cohortsLoading } = useApiData(
    useCallback(signal => api.getCohorts({ signal }), [api]),
  );
  const hasCohorts = Boolean(cohorts?.length);
  const loading = permissionLoading || cohortsLoading;

  const tabs = useMemo(() => {
    const found: HeaderNavTab[] = [];
    function add(id: AcademySectionId, href: string | undefined) {
      if (href) {
        found.push({ id, label: t(`page.tabs.${id}`), href });
      }
    }
    if (!loading) {
      add('learning', rootPath);
      add('cohorts', hasCohorts ? cohortsPath : undefined);
      add('ingest', mayReadIngest ? ingestPath : undefined);
    }
    return found;
  }, [
    t,
    loading,
    hasCohorts,
    mayReadIngest,
    rootPath,
    cohortsPath,
    ingestPath,
  ]);

  return (
    <AcademyTabsContext.Provider value={tabs}>
      {props.children}
    </AcademyTabsContext.Provider>
  );
}

/** The ways that {@link AcademyTabsProvider} found; none until all is known. */
export function useAcademyTabs(): HeaderNavTab[] {
  return useContext(AcademyTabsContext);
}
