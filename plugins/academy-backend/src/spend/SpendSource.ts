import { ChargeFile, FallLimits } from '@gpu-academy/spend';

/** Where exports of charges are found. */
export interface SpendSource {
  /** Configured; part of the identity of what is stored. */
  id: string;
  /** For a person, e.g. the folder's path. */
  location: string;
  /** Whether all of it is simulated. */
  simulated: boolean;
  /** Instead of the plan's. */
  learnerTagKeys?: string[];
  workspaceTagKeys?: string[];
  /** How far the totals of a period may fall from one reading to the next. */
  fallLimits?: FallLimits;
  /** Throws an error that says what to do where the source cannot be read. */
  listFiles(): Promise<ChargeFile[]>;
}
