import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      academy?: {
        /** Folders of modules as instructors publish them. */
        moduleFolders?: Array<{
          /** Of the folder that holds `module.yaml`; relative to the working directory of the backend. */
          path: string;
          /** How often the folder is read; every minute unless given. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        }>;
        /** The lab workspaces of learners, read from the academy backend. */
        workspaces?: {
          /** How often they are read besides when one is registered; every 20 seconds unless given. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        };
      };
    };
  };
}
