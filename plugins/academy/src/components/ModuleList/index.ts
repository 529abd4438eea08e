export { ModuleList, type ModuleListProps } from './ModuleList';
export { requiredProgress } from './moduleFilter';
