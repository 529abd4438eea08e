export interface Config {
  academy?: {
    /** The demo: simulated spend, findings and progress. Refused where NODE_ENV is production. */
    demo?: {
      /**
       * Whether there is a demo; false unless given.
       */
      enabled?: boolean;
      /**
       * Folder for FOCUS files; also the `path` of a source in `academy.spend.sources`.
       */
      focusFolder?: string;
      /**
       * Folder for OCSF files; also the `path` of a source in `academy.findings.sources`.
       */
      findingsFolder?: string;
      /**
       * Entity refs of the users who get a simulated history; nobody unless given.
       */
      cohort?: string[];
      /**
       * Entity ref of the module that their progress is in; `learningmodule:default/mod-102` unless given.
       */
      moduleRef?: string;
    };
  };
}
