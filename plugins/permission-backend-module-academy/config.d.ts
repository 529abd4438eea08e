export interface Config {
  academy?: {
    /**
     * Who is more than a learner. Everybody else who is signed in is a learner.
     */
    roles?: {
      /**
       * Entity refs of users and groups that read the learners of the cohorts that name them as instructors.
       */
      instructors?: string[];
      /**
       * Entity refs of users and groups that may do everything.
       */
      platformTeam?: string[];
    };
  };
}
