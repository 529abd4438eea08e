import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { AcademyPermissionPolicy } from './AcademyPermissionPolicy';

/** Makes {@link AcademyPermissionPolicy} the policy of the portal. @public */
export const permissionModuleAcademy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'academy',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ config, policy, userInfo }) {
        policy.setPolicy(
          AcademyPermissionPolicy.fromConfig(config, { userInfo }),
        );
      },
    });
  },
});
