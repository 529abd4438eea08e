import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { AcademyApi } from '@gpu-academy/backstage-plugin-academy-common';
import { SWRConfig } from 'swr';
import { AcademyPage } from '../components/AcademyPage';
import { academyApiRef } from '../api';
import {
  catalogEntityRouteRef,
  rootRouteRef,
  selectedTemplateRouteRef,
} from '../routes';
import { createAcademyApiFixture } from '../__fixtures__/createAcademyApiFixture';

/** What a test says of the academy that it looks at. */
export interface RenderAcademyOptions {
  /** Path and query under the Academy's address, e.g. `/cohorts`. */
  at?: string;
  /** Entity ref of the signed-in user; Ada unless given. */
  as?: string;
  api?: Partial<AcademyApi>;
  /** Whether permissions that are not about one learner are given; they are unless said. */
  allowed?: boolean;
}

/** Renders the Academy's pages in the new frontend system, on the fixture's API. */
export function renderAcademy(options: RenderAcademyOptions = {}) {
  const { at = '', as = 'user:default/ada', api, allowed = true } = options;
  // Permissions are cached by the page; each test starts without what another one was answered.
  const page = (
    <SWRConfig value={{ provider: () => new Map() }}>
      <AcademyPage />
    </SWRConfig>
  );
  return renderInTestApp(page, {
    apis: [
      [academyApiRef, createAcademyApiFixture(api)],
      mockApis.identity({ userEntityRef: as }),
      mockApis.permission({
        authorize: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      }),
    ],
    mountedRoutes: {
      '/academy': rootRouteRef,
      '/create/templates/:namespace/:templateName': selectedTemplateRouteRef,
      '/catalog/:namespace/:kind/:name': catalogEntityRouteRef,
    },
    mountPath: '/academy/*',
    initialRouteEntries: [`/academy${at}`],
  });
}
