import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import { createCatalogGraphApi } from './createCatalogGraphApi';

/** Lets every catalog graph of the portal show the academy's relations; by itself it knows only Backstage's. */
export const catalogGraphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogGraphApiRef,
          deps: {},
          factory: createCatalogGraphApi,
        }),
    }),
  ],
});
