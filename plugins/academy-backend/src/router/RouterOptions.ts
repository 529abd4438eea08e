import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { LearnerStore } from '../cohorts';
import { FindingsService } from '../findings/FindingsService';
import { IngestRunStore } from '../ingest';
import {
  CloneCredentialsProviders,
  CloudSimSource,
  EvidenceService,
  UploadTokenStore,
  WorkspaceService,
  WorkspaceStore,
} from '../labs';
import { OverviewService } from '../overview';
import { LearnerAuthorizer } from '../permissions';
import { SpendEstimator, SpendService } from '../spend';

/** Everything that answers a request. */
export interface RouterOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  authorizer: LearnerAuthorizer;

  overview: OverviewService;
  learners: LearnerStore;

  workspaces: WorkspaceStore;
  workspaceService: WorkspaceService;
  uploadTokens: UploadTokenStore;
  cloneCredentials: CloneCredentialsProviders;
  evidence: EvidenceService;
  cloudSim: CloudSimSource;
  /** Bytes of a submitted bundle, as JSON. */
  maxEvidenceBytes: number;

  spend: SpendService;
  estimator: SpendEstimator;
  findings: FindingsService;
  ingestRuns: IngestRunStore;
}
