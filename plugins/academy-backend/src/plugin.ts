import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  academyEvidenceExtensionPoint,
  academyGitHostExtensionPoint,
  academyHistoryExtensionPoint,
  academySpendExtensionPoint,
} from '@gpu-academy/backstage-plugin-academy-node';
import { createServices } from './createServices';
import { importHistory } from './curriculum';
import { openDatabase } from './database/openDatabase';
import { AcademyExtensions } from './AcademyExtensions';
import { registerPermissions } from './permissions';
import { readSchedules } from './readSchedules';
import { createRouter } from './router/createRouter';

/**
 * The academy: curriculum, labs, spend and findings.
 *
 * @public
 */
export const academyPlugin = createBackendPlugin({
  pluginId: 'academy',
  register(env) {
    const extensions = new AcademyExtensions();
    env.registerExtensionPoint(
      academyGitHostExtensionPoint,
      extensions.gitHosts,
    );
    env.registerExtensionPoint(
      academyEvidenceExtensionPoint,
      extensions.evidence,
    );
    env.registerExtensionPoint(
      academyHistoryExtensionPoint,
      extensions.history,
    );
    env.registerExtensionPoint(academySpendExtensionPoint, extensions.spend);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { config, httpRouter, lifecycle, logger, scheduler } = deps;
        const schedules = readSchedules(config);
        const knex = await openDatabase(deps.database);
        const services = createServices({ ...deps, knex, extensions });
        registerPermissions(deps.permissionsRegistry, services.learners);

        httpRouter.use(createRouter({ ...deps, ...services }));
        for (const path of ['/health', '/cloud-sim', '/evidence']) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }

        await services.cohortSync.start(scheduler, schedules.cohorts);
        await scheduler.scheduleTask({
          ...schedules.spend,
          id: 'academy-spend-ingest',
          fn: () => services.spend.ingest(),
        });
        await scheduler.scheduleTask({
          ...schedules.findings,
          id: 'academy-findings-ingest',
          fn: () => services.findings.ingest(),
        });
        lifecycle.addStartupHook(() =>
          importHistory({
            histories: extensions.histories,
            events: services.learningEvents,
            logger,
          }),
        );
      },
    });
  },
});
