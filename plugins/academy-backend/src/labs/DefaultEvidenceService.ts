import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  Attempt,
  EvidenceBundle,
  Workspace,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  AcademyEvidenceExtensionPoint,
  GradedEvidence,
} from '@gpu-academy/backstage-plugin-academy-node';
import { ProgressEvent } from '@gpu-academy/curriculum';
import {
  allowListFor,
  EvidenceError,
  grade,
  hasGrader,
  redactBundle,
  scanEvidence,
  StoredBundle,
  VerifiedEvidence,
  verifyBundle,
  verifyStoredBundle,
  withoutDetails,
} from '@gpu-academy/labs';
import { randomUUID } from 'node:crypto';
import { EvidenceService } from './EvidenceService';
import { WorkspaceStore } from './WorkspaceStore';

/** Somebody who is told of evidence after it was graded and stored. */
export type EvidenceListener = Parameters<
  AcademyEvidenceExtensionPoint['addListener']
>[0];

interface DefaultEvidenceServiceOptions {
  workspaces: WorkspaceStore;
  listeners: EvidenceListener[];
  /** Of all files of a bundle. */
  maxBytes: number;
  /** Called, and not waited for, once every listener has been told. */
  onListenersDone(): Promise<void>;
  logger: LoggerService;
}

/**
 * {@link EvidenceService} with the graders of `@gpu-academy/labs`.
 *
 * The digest of the manifest identifies a submission. The manifest names its workspace and the digest of every
 * file, so equal digests mean the same bytes for the same workspace, and two uploads that race store one attempt.
 */
export class DefaultEvidenceService implements EvidenceService {
  readonly #options: DefaultEvidenceServiceOptions;

  private constructor(options: DefaultEvidenceServiceOptions) {
    this.#options = options;
  }

  static create(
    options: DefaultEvidenceServiceOptions,
  ): DefaultEvidenceService {
    return new DefaultEvidenceService(options);
  }

  async submit(
    workspaceId: string,
    bundle: EvidenceBundle,
  ): Promise<{ attempt: Attempt; isNew: boolean }> {
    const { workspaces } = this.#options;
    const workspace = await workspaces.getWorkspace(workspaceId);
    if (!workspace) {
      throw new NotFoundError(`There is no workspace '${workspaceId}'`);
    }
    const { evidence, stored } = verify(bundle, this.#options.maxBytes);
    const labId = assertIsOf(workspace, evidence);
    const known = await workspaces.findAttempt(evidence.digest);
    if (known) {
      return { attempt: known, isNew: false };
    }

    const attempt = await gradeEvidence(labId, evidence, workspace);
    assertJudged(attempt);
    const { files } = stored.bundle;
    try {
      await workspaces.addAttempt({
        attempt,
        ...stored,
        events: progressOf(workspace, attempt),
      });
    } catch (error) {
      const racing = await workspaces.findAttempt(evidence.digest);
      if (racing) {
        return { attempt: racing, isNew: false };
      }
      throw error;
    }
    void this.#tellListeners({
      workspace: {
        ...workspace,
        attempts: [attempt, ...workspace.attempts],
      },
      attempt,
      files,
    });
    return { attempt, isNew: true };
  }

  async #tellListeners(graded: GradedEvidence): Promise<void> {
    const { listeners, logger, onListenersDone } = this.#options;
    for (const listener of listeners) {
      try {
        await listener.onGraded(graded);
      } catch (error) {
        logger.error(
          `Listener '${listener.id}' failed on attempt ${graded.attempt.id}: ${
            toError(error).message
          }`,
        );
      }
    }
    try {
      await onListenersDone();
    } catch (error) {
      logger.error(
        `What came after attempt ${graded.attempt.id} failed: ${
          toError(error).message
        }`,
      );
    }
  }
}

// What is judged is what is stored: nothing that is secret is looked at, or told.
function verify(
  bundle: EvidenceBundle,
  maxBytes: number,
): { evidence: VerifiedEvidence; stored: StoredBundle } {
  try {
    verifyBundle(bundle, { maxFileBytes: maxBytes, maxTotalBytes: maxBytes });
    const stored = redactBundle(bundle);
    return { evidence: verifyStoredBundle(stored), stored };
  } catch (error) {
    if (error instanceof EvidenceError) {
      throw new InputError(error.message);
    }
    throw error;
  }
}

/** Answers the id of the lab that the evidence is for. */
function assertIsOf(workspace: Workspace, evidence: VerifiedEvidence): string {
  const moduleId = parseEntityRef(workspace.moduleRef).name;
  const expected = {
    workspaceId: workspace.id,
    moduleId,
    itemId: workspace.itemId,
  };
  for (const [field, value] of Object.entries(expected)) {
    const found = evidence.manifest[field as keyof typeof expected];
    if (found !== value) {
      throw new InputError(
        `manifest.json: ${field} is '${found}', but the upload token is for a workspace where it is '${value}': submit from the repository that the token was made for`,
      );
    }
  }
  const labId = `${moduleId}/${workspace.itemId}`;
  if (!hasGrader(labId)) {
    throw new InputError(
      `Nothing in this portal grades ${labId}: ask the platform team`,
    );
  }
  return labId;
}

async function gradeEvidence(
  labId: string,
  evidence: VerifiedEvidence,
  workspace: Workspace,
): Promise<Attempt> {
  const { id, region, budget, expiresAt, provider, hours } = workspace;
  const scanned = await scanEvidence(evidence, allowListFor(labId, provider));
  const verdict = grade(labId, scanned, {
    id,
    region,
    budget,
    expiresAt,
    provider,
    hours,
  });
  return {
    id: randomUUID(),
    workspaceId: id,
    outcome: verdict.outcome,
    score: verdict.score,
    mode: evidence.manifest.mode,
    // whoever holds the token could have written the files
    verification: 'self-reported',
    graderVersion: verdict.graderVersion,
    evidenceDigest: evidence.digest,
    submittedAt: new Date().toISOString(),
    checks: withoutDetails(verdict.checks),
  };
}

/** Evidence that cannot be read, and a grader that broke, use up no attempt: nothing of them is stored. */
function assertJudged({ outcome, checks: [first] }: Attempt): void {
  if (outcome === 'invalid') {
    throw new InputError(
      `${first.message} Run the lab again and submit anew; this used up no attempt.`,
    );
  }
  if (outcome === 'error') {
    throw new ServiceUnavailableError(first.message);
  }
}

function progressOf(workspace: Workspace, attempt: Attempt): ProgressEvent[] {
  const { mode, verification, evidenceDigest } = attempt;
  const common = {
    learnerRef: workspace.learnerRef,
    moduleRef: workspace.moduleRef,
    itemId: workspace.itemId,
    occurredAt: attempt.submittedAt,
  };
  const payload = {
    attemptId: attempt.id,
    workspaceId: workspace.id,
    mode,
    verification,
  };
  return [
    {
      ...common,
      id: `${attempt.id}:submitted`,
      type: 'evidence.submitted',
      payload: { ...payload, evidenceDigest },
    },
    {
      ...common,
      id: `${attempt.id}:graded`,
      type: 'attempt.graded',
      payload: {
        ...payload,
        outcome: attempt.outcome,
        score: attempt.score,
        graderVersion: attempt.graderVersion,
        reasons: reasonsOf(attempt),
      },
    },
  ];
}

// A pass needs no reason; else every required check that stands in the way gives one, the first one first.
function reasonsOf(attempt: Attempt): string[] {
  return attempt.outcome === 'passed'
    ? []
    : attempt.checks
        .filter(check => check.required && check.outcome !== 'passed')
        .map(({ title, message }) => `${title}: ${message}`);
}
