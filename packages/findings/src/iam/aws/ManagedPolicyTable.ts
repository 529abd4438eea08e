/** What is known of policies of AWS's own, by the part of the ARN behind `policy/`. */
export interface ManagedPolicyTable {
  /** Where it comes from, and of when. */
  origin: string;
  /** Statements of policies that open a way and are short. */
  whole: Record<string, object[]>;
  /** Statements with actions that rules ask for. */
  excerpts: Record<string, object[]>;
  /** Names of policies without any action that rules ask for. */
  harmless: string[];
}
