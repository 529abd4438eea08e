import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { AcademyEntitiesProcessor } from './processors/AcademyEntitiesProcessor';
import { addAcademyProviders } from './providers/addAcademyProviders';

/**
 * Teaches the catalog the academy's kinds by a classic processor, and reads module folders and lab workspaces.
 *
 * @public
 */
export const catalogModuleAcademy = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'academy',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        deps.processing.addProcessor(AcademyEntitiesProcessor.create());
        addAcademyProviders(deps);
      },
    });
  },
});
