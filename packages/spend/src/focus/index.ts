export * from './ChargeFile';
export * from './listChargeFiles';
export { findFocusColumns } from './focusColumns';
export type {
  FocusColumn,
  FocusColumnKind,
  FoundFocusColumn,
} from './focusColumns';
export { sharedKind } from './sharedKind';
export type { SharedKindColumns } from './sharedKind';
