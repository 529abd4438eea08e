import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  academy?: {
    /** Lab workspaces: what they may cost in time. */
    labs?: {
      /**
       * Days that the lease of a workspace lasts, 1 to 365; 14 unless given.
       */
      leaseDays?: number;
      /**
       * Minutes that an upload token is good for, 1 to 1440; 60 unless given.
       */
      uploadTokenMinutes?: number;
      /**
       * Bytes that a submitted bundle of evidence may have as JSON; 10 MiB unless given.
       */
      maxEvidenceBytes?: number;
    };

    /** Learners and cohorts, which are read from the catalog. */
    cohorts?: {
      /**
       * How often they are read; every 5 minutes unless given.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };

    /** How a charge or a finding is led back to a learner, beside leases of labs and cloud accounts of the catalog. */
    attribution?: {
      /**
       * What is decided by hand, before any lease and tag: charges and findings that agree with every criterion.
       */
      overrides?: {
        /**
         * Names the decision in traces.
         */
        id: string;
        /**
         * Such as `aws`.
         */
        provider?: string;
        /**
         * Account, project or subscription.
         */
        scopeId?: string;
        resourceId?: string;
        tag?: {
          key: string;
          value: string;
        };
        /**
         * ISO 8601; from this time on, always unless given.
         */
        startsAt?: string;
        /**
         * ISO 8601; before this time, for good unless given.
         */
        endsAt?: string;
        /**
         * Entity ref of the user whose it is.
         */
        subjectRef: string;
        workspaceId?: string;
      }[];
      /**
       * Cost of no single resource, which is shared by what learners used; the first rule for a charge decides. Such cost
       * stays unattributed unless given.
       */
      sharedCosts?: {
        /**
         * Names the rule in traces.
         */
        id: string;
        kind: 'unused-commitment' | 'support' | 'tax';
        /**
         * Only of this provider.
         */
        provider?: string;
        /**
         * Whose usage counts: of the same account, of the same provider, or all of the billing period.
         */
        within: 'scope' | 'provider' | 'period';
      }[];
      /**
       * Keys of tags that name the learner, in the order in which they are looked at.
       */
      learnerTagKeys?: string[];
      /**
       * Keys of tags that name the workspace, in the order in which they are looked at.
       */
      workspaceTagKeys?: string[];
    };

    /** Charges, which are read from FOCUS exports. */
    spend?: {
      /**
       * Memory that reading exports may take, as DuckDB writes it, such as `2GB`.
       */
      memoryLimit?: string;
      /** What labs are priced by. */
      priceBook?: {
        /**
         * Folder of a price book of your own; the one that comes with the academy unless given.
         */
        path?: string;
        /**
         * Days after which a price counts as old.
         */
        maxAgeDays?: number;
      };
      /**
       * How often all sources are read; every hour unless given.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      sources?: {
        /**
         * Names the source in runs and keys; do not change it later.
         */
        id: string;
        /**
         * `folder`: every `.csv`, `.csv.gz` and `.parquet` file below a folder.
         */
        type: 'folder';
        /**
         * Of the folder, on the machine of the backend.
         */
        path: string;
        /**
         * Whether every charge of the source is simulated; false unless given.
         */
        simulated?: boolean;
        /**
         * Keys of tags that name the learner in this source; those of `attribution` unless given.
         */
        learnerTagKeys?: string[];
        /**
         * Keys of tags that name the workspace in this source; those of `attribution` unless given.
         */
        workspaceTagKeys?: string[];
        /**
         * Percent by which cost and number of charges of a billing period may fall from one reading to the next; a
         * period that falls further is held as it was. 20 unless given, 100 for no limit.
         */
        maxFallPercent?: number;
      }[];
    };

    /** Findings, which are read from files of scanners. */
    findings?: {
      /**
       * How often all sources are read; every hour unless given.
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      sources?: {
        /**
         * Names the source in runs and keys; do not change it later.
         */
        id: string;
        /**
         * `folder`: every `.json`, `.jsonl`, `.ndjson`, `.csv` and `.sarif` file below a folder, with the manifest of its run
         * beside it: `<file>.run.yaml` or `<file>.run.json`.
         */
        type: 'folder';
        /**
         * Of the folder, on the machine of the backend.
         */
        path: string;
        /**
         * Whether every finding of the source is simulated; false unless given.
         */
        simulated?: boolean;
        /**
         * Whether each file that has no manifest is a complete scan of every account that it mentions: all regions and all
         * checks. What two such files in a row do not mention is resolved; without it only a pass or a manifest resolves
         * anything. False unless given.
         * @visibility backend
         */
        completeScans?: boolean;
      }[];
    };
  };
}
