import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';

/** When the plugin's tasks run. */
export interface Schedules {
  cohorts: SchedulerServiceTaskScheduleDefinition;
  spend: SchedulerServiceTaskScheduleDefinition;
  findings: SchedulerServiceTaskScheduleDefinition;
}

const COHORTS: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 5 },
  timeout: { minutes: 4 },
};

// Clouds write exports a few times a day; a run that finds nothing new costs a look at the folder.
const INGEST: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
  initialDelay: { seconds: 30 },
};

/** Reads `academy.{cohorts,spend,findings}.schedule`. */
export function readSchedules(config: Config): Schedules {
  return {
    cohorts: read(config, 'academy.cohorts.schedule', COHORTS),
    spend: read(config, 'academy.spend.schedule', INGEST),
    findings: read(config, 'academy.findings.schedule', INGEST),
  };
}

function read(
  config: Config,
  key: string,
  standard: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  return config.has(key)
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig(key),
      )
    : standard;
}
