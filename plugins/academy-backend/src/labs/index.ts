export { CloneCredentialsProviders } from './CloneCredentialsProviders';
export { ArchivingCloudSimSource } from './ArchivingCloudSimSource';
export { FileCloudSimSource, type CloudSimSource } from './CloudSimSource';
export { DatabaseUploadTokenStore } from './DatabaseUploadTokenStore';
export { DatabaseWorkspaceStore } from './DatabaseWorkspaceStore';
export {
  DefaultEvidenceService,
  type EvidenceListener,
} from './DefaultEvidenceService';
export { RepositoryHosts } from './RepositoryHosts';
export { DefaultWorkspaceService } from './DefaultWorkspaceService';
export type { EvidenceService } from './EvidenceService';
export { readLabsConfig, type LabsConfig } from './LabsConfig';
export { simulatedScopeId } from './simulatedScopeId';
export type { UploadTokenStore } from './UploadTokenStore';
export type { WorkspaceService } from './WorkspaceService';
export type { WorkspaceStore } from './WorkspaceStore';
