export * from './readModuleFolder';
