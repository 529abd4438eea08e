/**
 * A simulated cloud for Terraform, and what other packages need to read what
 * happened in it.
 *
 * @packageDocumentation
 */

export type { CtyType } from './cty/CtyType';
export { type CloudSimBundle, findCloudSimBundle } from './findCloudSimBundle';
export type { JournalRecord } from './journal/JournalRecord';
export { parseJournal } from './journal/parseJournal';
export { checkReduced } from './reduced/checkReduced';
export type { ReducedProblem, ReducedReport } from './reduced/ReducedReport';
export {
  type RunningInterval,
  runningIntervals,
} from './journal/runningIntervals';
export {
  type CloudName,
  loadSchema,
  type SchemaName,
} from './schema/loadSchema';
export type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
  ProviderSchema,
  Schema,
  SchemaFile,
} from './schema/ProviderSchema';
export { simulatedAccountId } from './simulatedAccountId';
export { simulatedProjectId } from './simulatedProjectId';
export { simulatedSubscriptionId } from './simulatedSubscriptionId';
