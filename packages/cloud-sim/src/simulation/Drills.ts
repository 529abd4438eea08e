/** Misfortunes that a lab switches on for its learners to handle. */
export interface Drills {
  /** Applied value of a service quota, by its code, e.g. `{"L-DB2E81BA": 4}`. */
  quota: Record<string, number>;
}
