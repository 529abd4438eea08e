import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { academyCatalogModelLayer } from '@gpu-academy/backstage-plugin-academy-common/alpha';
import { AcademyEntitiesProcessor } from './processors/AcademyEntitiesProcessor';
import { addAcademyProviders } from './providers/addAcademyProviders';

/**
 * The same as the default export of `.` by a layer of the catalog model. One model source moves the whole
 * catalog to the model, so this is opt-in; add it *instead of* the other, whose id it shares.
 *
 * @alpha
 */
export const catalogModuleAcademyModel = createBackendModule({
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
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ model, ...deps }) {
        model.addModelSource(
          CatalogModelSources.static([academyCatalogModelLayer]),
        );
        deps.processing.addProcessor(AcademyEntitiesProcessor.besideModel());
        addAcademyProviders(deps);
      },
    });
  },
});
