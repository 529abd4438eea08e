import { useCallback } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { ApiData, useApiData } from './useApiData';

/** Entity ref of the signed-in user. */
export function useOwnRef(): ApiData<string> {
  const identityApi = useApi(identityApiRef);
  return useApiData(
    useCallback(
      async () => (await identityApi.getBackstageIdentity()).userEntityRef,
      [identityApi],
    ),
  );
}
