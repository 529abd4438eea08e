import { FindingsQuery, Finding, Page } from './findings';
import {
  Attempt,
  CloneInstructions,
  CloudProvider,
  PlanWorkspaceRequest,
  PriceBookOffer,
  RegisterWorkspaceRequest,
  SpendEstimate,
  SpendEstimateRequest,
  UploadToken,
  Workspace,
  WorkspacePlan,
} from './labs';
import {
  Cohort,
  CohortLearner,
  CohortQuery,
  LearnerOverview,
} from './overview';
import {
  DailyCostResponse,
  IngestKind,
  IngestRun,
  IngestRunsQuery,
  UnattributedSpend,
} from './spend';

/** Which caller a request is made for; the frontend's fetch adds the token itself. @public */
export interface AcademyRequestOptions {
  token?: string;
  signal?: AbortSignal;
}

/**
 * The HTTP API of the academy backend.
 *
 * @remarks
 *
 * Every method throws a `ResponseError` where the backend refuses: `NotAllowedError` where the caller
 * may not, `NotFoundError` where the thing is not there *or the caller may not know of it*.
 *
 * @public
 */
export interface AcademyApi {
  /** `GET /learners/:namespace/:name/overview`. */
  getOverview(
    learnerRef: string,
    options?: AcademyRequestOptions,
  ): Promise<LearnerOverview>;
  /** `GET /learners/:namespace/:name/daily-cost?from&to`; dates, half-open, UTC. */
  getDailyCost(
    learnerRef: string,
    interval: { from: string; to: string },
    options?: AcademyRequestOptions,
  ): Promise<DailyCostResponse>;
  /** `GET /learners/:namespace/:name/findings`. */
  getFindings(
    learnerRef: string,
    query: FindingsQuery,
    options?: AcademyRequestOptions,
  ): Promise<Page<Finding>>;

  /** `GET /cohorts`: those that the caller may read. */
  getCohorts(options?: AcademyRequestOptions): Promise<Cohort[]>;
  /** `GET /cohorts/:namespace/:name/learners`. */
  getCohortLearners(
    cohortRef: string,
    query: CohortQuery,
    options?: AcademyRequestOptions,
  ): Promise<Page<CohortLearner>>;

  /** `POST /workspace-plans`; creates nothing. */
  planWorkspace(
    request: PlanWorkspaceRequest,
    options?: AcademyRequestOptions,
  ): Promise<WorkspacePlan>;
  /** `POST /workspaces`. */
  registerWorkspace(
    request: RegisterWorkspaceRequest,
    options?: AcademyRequestOptions,
  ): Promise<Workspace>;
  /** `GET /workspaces/:id`. */
  getWorkspace(id: string, options?: AcademyRequestOptions): Promise<Workspace>;
  /** `POST /workspaces/:id/upload-tokens`. */
  createUploadToken(
    id: string,
    options?: AcademyRequestOptions,
  ): Promise<UploadToken>;
  /** `GET /workspaces/:id/clone`. */
  getCloneInstructions(
    id: string,
    options?: AcademyRequestOptions,
  ): Promise<CloneInstructions>;
  /** `GET /attempts/:id`. */
  getAttempt(id: string, options?: AcademyRequestOptions): Promise<Attempt>;

  /** `GET /price-book?provider&region`. */
  getPriceBook(
    query: { provider?: CloudProvider; region?: string },
    options?: AcademyRequestOptions,
  ): Promise<PriceBookOffer[]>;
  /** `POST /estimates`. */
  estimateSpend(
    request: SpendEstimateRequest,
    options?: AcademyRequestOptions,
  ): Promise<SpendEstimate>;

  /** `GET /ingest-runs`; platform team. */
  getIngestRuns(
    query: IngestRunsQuery,
    options?: AcademyRequestOptions,
  ): Promise<Page<IngestRun>>;
  /** `POST /ingest-runs`: reads the sources now; platform team. */
  startIngest(kind: IngestKind, options?: AcademyRequestOptions): Promise<void>;
  /** `GET /unattributed-spend?from&to`; platform team. */
  getUnattributedSpend(
    interval: { from: string; to: string },
    options?: AcademyRequestOptions,
  ): Promise<UnattributedSpend[]>;
}
