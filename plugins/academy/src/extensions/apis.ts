import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { AcademyClient } from '@gpu-academy/backstage-plugin-academy-common';
import { academyApiRef } from '../api';

export const academyApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: academyApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new AcademyClient({ fetchApi }),
    }),
});
