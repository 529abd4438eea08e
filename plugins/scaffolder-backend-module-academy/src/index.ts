/**
 * Scaffolder actions of the academy.
 *
 * @packageDocumentation
 */
export * from './actions';
export { scaffolderModuleAcademy as default } from './module';
