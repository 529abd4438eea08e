export * from './byFocusDataset';
export * from './checkFocusFile';
export * from './checkFocusFiles';
export * from './detectFocus';
export * from './FocusCheck';
export { FOCUS_RULES } from './focusRules';
export {
  focusRuleId,
  type FocusPresenceRule,
  type FocusRelationRule,
  type FocusRowRule,
  type FocusRule,
  type FocusRuleLevel,
} from './FocusRule';
export * from './focusSarif';
export * from './FocusVersion';
