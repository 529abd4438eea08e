/**
 * The academy module on top of the catalog's model layers, instead of the default export of `.`.
 *
 * @packageDocumentation
 */
export { catalogModuleAcademyModel as default } from './modelModule';
