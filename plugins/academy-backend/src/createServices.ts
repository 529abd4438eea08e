import {
  AuthService,
  DiscoveryService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { findCloudSimBundle } from '@gpu-academy/cloud-sim';
import { Knex } from 'knex';
import { AcademyExtensions } from './AcademyExtensions';
import {
  CatalogAttributionPlanProvider,
  DatabaseAttributionTraceStore,
} from './attribution';
import { CohortSyncTask, DatabaseLearnerStore } from './cohorts';
import {
  CachedModuleCatalog,
  DatabaseLearningEventStore,
  DefaultCurriculumService,
} from './curriculum';
import { DefaultFindingsService } from './findings';
import { DatabaseIngestRunStore } from './ingest';
import {
  DatabaseUploadTokenStore,
  DatabaseWorkspaceStore,
  DefaultEvidenceService,
  DefaultWorkspaceService,
  ArchivingCloudSimSource,
  FileCloudSimSource,
  readLabsConfig,
  RepositoryHosts,
  simulatedScopeId,
} from './labs';
import { DefaultOverviewService } from './overview';
import { DefaultLearnerAuthorizer } from './permissions';
import { DefaultSpendService } from './spend';

/** Makes every service of the plugin; each is given what it uses and nothing more. */
export function createServices(deps: {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  discovery: DiscoveryService;
  events: EventsService;
  extensions: AcademyExtensions;
  knex: Knex;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}) {
  const { auth, catalog, config, extensions, knex, logger } = deps;
  const labs = readLabsConfig(config);

  const learners = DatabaseLearnerStore.create({ knex });
  const learningEvents = DatabaseLearningEventStore.create({ knex });
  const modules = CachedModuleCatalog.create({ auth, catalog });
  const curriculum = DefaultCurriculumService.create({
    modules,
    events: learningEvents,
  });
  const workspaces = DatabaseWorkspaceStore.create({
    knex,
    events: learningEvents,
  });

  const ingestRuns = DatabaseIngestRunStore.create({ database: knex });
  const traces = DatabaseAttributionTraceStore.create({ database: knex });
  const attributionPlan = CatalogAttributionPlanProvider.create({
    auth,
    catalog,
    config,
    leases: workspaces,
  });
  const ingest = {
    database: knex,
    config,
    logger,
    attributionPlan,
    ingestRuns,
    traces,
  };
  const spend = DefaultSpendService.create({
    ...ingest,
    rollupEngine: extensions.rollupEngine,
  });
  const findings = DefaultFindingsService.create(ingest);

  const cloudSim = ArchivingCloudSimSource.create({
    database: knex,
    current: FileCloudSimSource.create({
      findBundle: () => findCloudSimBundle().path,
      baseUrl: () => deps.discovery.getExternalBaseUrl('academy'),
    }),
  });
  return {
    learners,
    learningEvents,
    cohortSync: CohortSyncTask.create({ auth, catalog, learners, logger }),
    authorizer: DefaultLearnerAuthorizer.create({ ...deps, learners }),
    overview: DefaultOverviewService.create({
      learners,
      curriculum,
      workspaces,
      spend,
      findings,
    }),
    workspaces,
    workspaceService: DefaultWorkspaceService.create({
      workspaces,
      curriculum,
      estimator: spend,
      cloudSim,
      hosts: RepositoryHosts.fromConfig(config),
      events: deps.events,
      logger,
      scopeIdOf: simulatedScopeId,
      portalUrl: config.getString('backend.baseUrl'),
      leaseDays: labs.leaseDays,
    }),
    uploadTokens: DatabaseUploadTokenStore.create({
      knex,
      validMinutes: labs.uploadTokenMinutes,
    }),
    cloneCredentials: extensions.gitHosts,
    evidence: DefaultEvidenceService.create({
      workspaces,
      listeners: extensions.listeners,
      maxBytes: labs.maxEvidenceBytes,
      // what listeners wrote down of the run is read at once, so that its cost and findings are there to see
      onListenersDone: async () => {
        await Promise.all([spend.ingest(), findings.ingest()]);
      },
      logger,
    }),
    maxEvidenceBytes: labs.maxEvidenceBytes,
    cloudSim,
    spend,
    estimator: spend,
    findings,
    ingestRuns,
  };
}
