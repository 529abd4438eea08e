/**
 * Kinds LearningPath, LearningModule and Competency for the catalog, with providers of module folders and lab workspaces.
 *
 * @packageDocumentation
 */
export { catalogModuleAcademy as default } from './module';
export * from './processors/AcademyEntitiesProcessor';
export * from './providers/LabWorkspaceEntityProvider';
export * from './providers/ModuleFolderEntityProvider';
