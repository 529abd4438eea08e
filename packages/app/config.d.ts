export interface Config {
  academy?: {
    /** The demo of one machine; a production portal has none of it. */
    demo?: {
      /**
       * Whether visitors choose whom to be instead of signing in.
       * @visibility frontend
       */
      enabled?: boolean;
      /**
       * Whom they can be.
       * @deepVisibility frontend
       */
      signIn?: Array<{
        /** Entity ref of a `User` in the catalog. */
        userRef: string;
        name: string;
        /** What the person may do, e.g. `learner`. */
        role: string;
        /** A few words about what there is to see as this person. */
        line?: string;
      }>;
    };
  };

  auth?: {
    /**
     * Which providers are configured; their settings stay in the backend.
     */
    providers?: {
      /** @visibility frontend */
      github?: object;
      /** @visibility frontend */
      gitlab?: object;
      /** @visibility frontend */
      google?: object;
      /** @visibility frontend */
      microsoft?: object;
      /** @visibility frontend */
      okta?: object;
    };
  };
}
