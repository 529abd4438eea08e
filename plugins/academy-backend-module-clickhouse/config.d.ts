export interface Config {
  academy?: {
    /**
     * The ClickHouse that rolls charges up; the embedded engine does it where this is absent.
     */
    clickhouse?: {
      /** Of its HTTP interface, such as `https://clickhouse.example.com:8443`. */
      url: string;
      /** `default` unless given. */
      username?: string;
      /**
       * @visibility secret
       */
      password?: string;
      /**
       * Where tables are made while a period is rolled up, and dropped after it; `default` unless given.
       */
      database?: string;
    };
  };
}
