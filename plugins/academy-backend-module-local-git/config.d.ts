export interface Config {
  academy?: {
    /**
     * The embedded git host, for the demo and for tests. Its account is the `integrations.gitea` entry whose
     * `baseUrl` is this backend's own address followed by `/git`.
     */
    localGit?: {
      /** Off unless true. */
      enabled?: boolean;
      /** Folder that holds the repositories; made where it is missing. */
      root?: string;
      /** Who repositories can belong to; `learners` unless given. */
      organizations?: string[];
      /** Start although NODE_ENV is production. */
      allowInProduction?: boolean;
    };
  };
}
