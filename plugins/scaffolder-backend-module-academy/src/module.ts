import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { AcademyClient } from '@gpu-academy/backstage-plugin-academy-common';
import {
  createEstimateSpendAction,
  createPrepareWorkspaceAction,
  createRegisterWorkspaceAction,
} from './actions';

/**
 * Adds the academy's actions to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleAcademy = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'academy',
  register(reg) {
    reg.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ scaffolder, auth, discovery }) {
        const options = {
          academy: new AcademyClient({ discoveryApi: discovery }),
          auth,
        };
        scaffolder.addActions(
          createEstimateSpendAction(options),
          createPrepareWorkspaceAction(options),
          createRegisterWorkspaceAction(options),
        );
      },
    });
  },
});
