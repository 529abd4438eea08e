import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import academyPlugin, { academyApiRef } from '../src';
import { createAcademyApiFixture } from '../src/__fixtures__/createAcademyApiFixture';

createDevApp({
  features: [
    academyPlugin,
    createFrontendModule({
      pluginId: 'academy',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: academyApiRef,
              deps: {},
              factory: () => createAcademyApiFixture(),
            }),
        }),
      ],
    }),
  ],
});
