import {
  AuthService,
  DiscoveryService,
  LoggerService,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { resolve } from 'node:path';
import { LabWorkspaceEntityProvider } from './LabWorkspaceEntityProvider';
import { ModuleFolderEntityProvider } from './ModuleFolderEntityProvider';

const MODULE_FOLDER_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 1 },
};

// The delay lets the academy backend start before it is asked.
const WORKSPACES_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 20 },
  timeout: { minutes: 1 },
  initialDelay: { seconds: 5 },
};

/** Adds the entity providers that `catalog.providers.academy` configures. */
export function addAcademyProviders(options: {
  auth: AuthService;
  config: RootConfigService;
  discovery: DiscoveryService;
  events: EventsService;
  logger: LoggerService;
  processing: CatalogProcessingExtensionPoint;
  scheduler: SchedulerService;
}): void {
  const { auth, discovery, events, logger, processing, scheduler } = options;
  const config = options.config.getOptionalConfig('catalog.providers.academy');
  for (const folder of config?.getOptionalConfigArray('moduleFolders') ?? []) {
    processing.addEntityProvider(
      ModuleFolderEntityProvider.create({
        path: resolve(folder.getString('path')),
        logger,
        taskRunner: scheduler.createScheduledTaskRunner(
          readSchedule(folder, MODULE_FOLDER_SCHEDULE),
        ),
      }),
    );
  }
  processing.addEntityProvider(
    LabWorkspaceEntityProvider.create({
      auth,
      discovery,
      events,
      logger,
      taskRunner: scheduler.createScheduledTaskRunner(
        readSchedule(
          config?.getOptionalConfig('workspaces'),
          WORKSPACES_SCHEDULE,
        ),
      ),
    }),
  );
}

function readSchedule(
  config: Config | undefined,
  fallback: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  return config?.has('schedule')
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig('schedule'),
      )
    : fallback;
}
