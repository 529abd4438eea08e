import { createApiRef } from '@backstage/core-plugin-api';
import { AcademyApi } from '@gpu-academy/backstage-plugin-academy-common';

/** The academy backend, as the signed-in user. @public */
export const academyApiRef = createApiRef<AcademyApi>({
  id: 'plugin.academy.service',
});
