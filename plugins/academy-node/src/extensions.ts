import { createExtensionPoint } from '@backstage/backend-plugin-api';
import {
  Attempt,
  Workspace,
} from '@gpu-academy/backstage-plugin-academy-common';
import { RollupEngine } from '@gpu-academy/spend';

/** Credentials for cloning and pushing one repository. @public */
export interface CloneCredentials {
  username: string;
  password: string;
}

/**
 * Lets a git host hand out credentials for the repositories of workspaces.
 * Without one, learners clone with the credentials that they already have.
 *
 * @public
 */
export interface AcademyGitHostExtensionPoint {
  /** Throws where a second module of the same host registers. */
  addCloneCredentialsProvider(provider: {
    /** Host as in an `integrations` entry, e.g. `localhost:7007`. */
    host: string;
    /**
     * Answers undefined for repositories of other hosts, and for those that are not the workspace's own: the clone
     * URL is what a learner registered, so that a host must not take it alone as a reason to hand out a password.
     */
    getCloneCredentials(
      cloneUrl: string,
      context: { workspaceId: string },
    ): Promise<CloneCredentials | undefined>;
  }): void;
}

/** @public */
export const academyGitHostExtensionPoint =
  createExtensionPoint<AcademyGitHostExtensionPoint>({
    id: 'academy.git-host',
  });

/** Evidence that was accepted and graded. @public */
export interface GradedEvidence {
  workspace: Workspace;
  attempt: Attempt;
  /** File name to its text, as it was submitted. */
  files: Readonly<Record<string, string>>;
}

/**
 * Tells modules of evidence after it was graded and stored. A listener that throws is logged and does not
 * undo the grade.
 *
 * @public
 */
export interface AcademyEvidenceExtensionPoint {
  addListener(listener: {
    id: string;
    onGraded(evidence: GradedEvidence): Promise<void>;
  }): void;
}

/** @public */
export const academyEvidenceExtensionPoint =
  createExtensionPoint<AcademyEvidenceExtensionPoint>({
    id: 'academy.evidence',
  });

/** One event of a learner's progress that happened before the portal did. @public */
export interface HistoricProgressEvent {
  /** Stable: an event whose id is known already is left out. */
  id: string;
  learnerRef: string;
  type: 'item.started' | 'item.passed' | 'item.failed';
  moduleRef: string;
  itemId: string;
  mode?: 'simulated' | 'cloud';
  verification?: 'self-reported' | 'ci';
  /** Percent. */
  score?: number;
  reason?: string;
  /** ISO 8601, UTC. */
  occurredAt: string;
}

/**
 * Brings in progress that was made elsewhere, once, when the plugin starts.
 *
 * @public
 */
export interface AcademyHistoryExtensionPoint {
  addHistory(history: {
    id: string;
    read(): Promise<HistoricProgressEvent[]>;
  }): void;
}

/** @public */
export const academyHistoryExtensionPoint =
  createExtensionPoint<AcademyHistoryExtensionPoint>({
    id: 'academy.history',
  });

/**
 * Puts another engine in the place of the embedded one, which rolls exports of charges up to daily cost.
 *
 * @public
 */
export interface AcademySpendExtensionPoint {
  /** Throws where a second module brings one. */
  setRollupEngine(engine: RollupEngine): void;
}

/** @public */
export const academySpendExtensionPoint =
  createExtensionPoint<AcademySpendExtensionPoint>({
    id: 'academy.spend',
  });
