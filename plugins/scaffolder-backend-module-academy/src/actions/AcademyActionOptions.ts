import { AuthService } from '@backstage/backend-plugin-api';
import { AcademyApi } from '@gpu-academy/backstage-plugin-academy-common';

/** What every action of the academy is made of. @public */
export interface AcademyActionOptions {
  academy: Pick<
    AcademyApi,
    'estimateSpend' | 'planWorkspace' | 'registerWorkspace'
  >;
  auth: AuthService;
}
