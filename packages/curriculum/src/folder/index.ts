export { readModuleFolder } from './readModuleFolder';
export type { ModuleFolder } from './readModuleFolder';
