/** `simulated`: real Terraform against cloud-sim. `cloud`: against a cloud. @public */
export type RunMode = 'simulated' | 'cloud';

/** @public */
export type CloudProvider = 'aws' | 'gcp' | 'azure';

/** A generated lab repository and what was agreed when it was made. @public */
export interface Workspace {
  id: string;
  learnerRef: string;
  moduleRef: string;
  itemId: string;
  /** Entity ref of the catalog Component. */
  entityRef: string;
  title: string;
  provider: CloudProvider;
  /** The cloud account that the lease gives; a simulated one for runs in cloud-sim. */
  scopeId: string;
  region: string;
  /** Of the machine that the lab rents; without one it rents none, and nothing is estimated. */
  instanceType?: string;
  /** Hours that the learner asked for. */
  hours: number;
  /** Decimal string. */
  budget: string;
  currency: string;
  /** The repository's page. */
  repoUrl: string;
  /** Where `git clone` fetches from. */
  cloneUrl: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC; the lease ends here. */
  expiresAt: string;
  estimate?: SpendEstimate;
  attempts: Attempt[];
}

/** What a lab is to be made of, before its repository exists. @public */
export interface PlanWorkspaceRequest {
  moduleRef: string;
  itemId: string;
  provider: CloudProvider;
  region: string;
  /** Of the machine that the lab rents; without one it rents none, and nothing is estimated. */
  instanceType?: string;
  hours: number;
  /** GiB of encrypted block storage; counts in the estimate. */
  diskGb?: number;
  /** Decimal string. */
  budget: string;
  currency: string;
}

/** What a generated repository has to carry, decided by the portal. @public */
export interface WorkspacePlan {
  /** A new id; `registerWorkspace` takes it, so that a retried step registers once. */
  workspaceId: string;
  learnerRef: string;
  /** A short name for tags and file names, `[a-z0-9-]+`. */
  learnerName: string;
  /** Name of the module's entity, e.g. `mod-102`; what evidence names it by. */
  moduleId: string;
  /** The simulated account of runs in cloud-sim. */
  scopeId: string;
  /** ISO 8601, UTC; the value of the `expires-at` tag. */
  expiresAt: string;
  /** Where the repository's scripts reach this portal. */
  portalUrl: string;
  cloudSim: CloudSimRelease;
}

/** The simulator that this portal serves, pinned by its digest. @public */
export interface CloudSimRelease {
  /** `sha256:<hex>` of the one bundled file. */
  digest: string;
  url: string;
}

/** What `POST /workspaces` takes; the learner is the caller. Idempotent by `id`. @public */
export interface RegisterWorkspaceRequest {
  /** From the plan. */
  id: string;
  moduleRef: string;
  itemId: string;
  name: string;
  title: string;
  provider: CloudProvider;
  region: string;
  /** Of the machine that the lab rents; without one it rents none, and nothing is estimated. */
  instanceType?: string;
  hours: number;
  /** GiB of encrypted block storage; counts in the estimate. */
  diskGb?: number;
  budget: string;
  currency: string;
  repoUrl: string;
  cloneUrl: string;
}

/** A short-lived secret that lets `make submit` upload evidence for one workspace. @public */
export interface UploadToken {
  token: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** How to clone a workspace's repository; credentials only where the git host hands them out. @public */
export interface CloneInstructions {
  /** The whole command, as it is typed. */
  command: string;
}

/** @public */
export type CheckOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/** One check of a grader on one piece of evidence. @public */
export interface CheckResult {
  id: string;
  title: string;
  required: boolean;
  outcome: CheckOutcome;
  points: number;
  maxPoints: number;
  /** What was found, for the learner. */
  message: string;
  /** What to do about it; only where the check did not pass. */
  hint?: string;
  /** File of the bundle and JSON pointer or line within it. */
  evidence?: string;
}

/** @public */
export type AttemptOutcome =
  | 'passed'
  | 'failed'
  | 'needs-review'
  | 'invalid'
  | 'error';

/** One graded submission. The first failing required check comes first. @public */
export interface Attempt {
  id: string;
  workspaceId: string;
  outcome: AttemptOutcome;
  /** Percent, 0 to 100. */
  score: number;
  mode: RunMode;
  verification: 'self-reported' | 'ci';
  graderVersion: string;
  /** Of the manifest, `sha256:<hex>`. */
  evidenceDigest: string;
  /** ISO 8601, UTC. */
  submittedAt: string;
  checks: CheckResult[];
}

/** What `make submit` posts: the manifest and the bytes that it describes. @public */
export interface EvidenceBundle {
  /** The exact text of `manifest.json`; its digest identifies the submission. */
  manifest: string;
  /** File name to its text. */
  files: Record<string, string>;
}

/** What a lab would cost before anything is created. @public */
export interface SpendEstimateRequest {
  provider: CloudProvider;
  region: string;
  instanceType: string;
  hours: number;
  /** Instances; 1 unless given. */
  count?: number;
  /** GiB of encrypted block storage. */
  diskGb?: number;
  purchase?: 'on-demand' | 'spot';
  /** Decimal string; when given the answer says whether the estimate stays within it. */
  budget?: string;
}

/** @public */
export interface SpendEstimate {
  currency: string;
  /** Decimal strings. */
  low: string;
  likely: string;
  high: string;
  withinBudget?: boolean;
  parts: {
    id: string;
    title: string;
    /** Decimal string of `quantity × unitPrice`. */
    amount: string;
    quantity: string;
    unit: string;
    unitPrice: string;
    /** Where the price is from, and of what day. */
    source: string;
  }[];
  /** ISO 8601 date of the oldest price used. */
  pricedAt: string;
}

/** What the price book offers for a form. @public */
export interface PriceBookOffer {
  provider: CloudProvider;
  region: string;
  instanceType: string;
  gpuModel: string;
  gpuCount: number;
  vcpus: number;
  memoryGib: number;
  /** Decimal strings per hour; absent where not offered. */
  onDemand?: string;
  spot?: string;
  currency: string;
  source: string;
  /** ISO 8601 date. */
  asOf: string;
}
