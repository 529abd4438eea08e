import { EvidenceBundle, VerifiedEvidence } from '../evidence/EvidenceBundle';
import { EvidenceError, EvidenceErrorCode } from '../evidence/EvidenceError';
import { redactBundle, StoredBundle } from '../evidence/redactBundle';
import {
  EvidenceLimits,
  verifyBundle,
  verifyStoredBundle,
} from '../evidence/verifyBundle';
import { CloudProvider } from '../lab/LabContract';
import { parseLabContract } from '../lab/parseLabContract';
import { scanEvidence } from '../prescan/scanEvidence';
import { allowListFor } from './allowListFor';
import { grade, hasGrader } from './grade';
import { LAB_GRADERS } from './labGraders';
import { Grade, GradedWorkspace } from './types';

/** What became of a bundle: judged, or refused before anything in it was. @public */
export type GradedBundle =
  | { labId: string; evidence: VerifiedEvidence; grade: Grade }
  | {
      grade: undefined;
      /** Uses up no attempt. */
      outcome: 'invalid';
      refused: {
        code: EvidenceErrorCode | 'no-grader';
        message: string;
        file?: string;
        pointer?: string;
      };
    };

/**
 * Verifies, redacts, reads and judges a bundle in one: {@link verifyBundle}, {@link redactBundle}, {@link scanEvidence},
 * {@link grade}. What is judged is what may be stored, so that a regrade comes to the same. Throws nothing.
 *
 * @public
 */
export async function gradeBundle(
  bundle: EvidenceBundle,
  workspace?: GradedWorkspace,
  limits?: Partial<EvidenceLimits>,
): Promise<GradedBundle> {
  return orRefused(async () => {
    const verified = verifyBundle(bundle, limits);
    return judge(asStored(verified, redactBundle(bundle)), workspace);
  });
}

/**
 * Judges a bundle anew that {@link redactBundle} made and that was stored since: the same grade, to the byte, by the same
 * version of the grader. Throws nothing.
 *
 * @public
 */
export async function gradeStoredBundle(
  stored: StoredBundle,
  workspace?: GradedWorkspace,
  limits?: Partial<EvidenceLimits>,
): Promise<GradedBundle> {
  return orRefused(() => judge(verifyStoredBundle(stored, limits), workspace));
}

// What verifyStoredBundle answers for what was redacted this moment, whose digests need not be computed once more.
function asStored(
  verified: VerifiedEvidence,
  { bundle, redactions }: StoredBundle,
): VerifiedEvidence {
  const unreadable = Object.entries(redactions.files).flatMap(
    ([name, { redacted, unreadable: why = 'not JSON' }]) =>
      redacted ? [] : [[name, why]],
  );
  return {
    ...verified,
    files: bundle.files,
    ...(unreadable.length && { unreadable: Object.fromEntries(unreadable) }),
  };
}

async function judge(
  verified: VerifiedEvidence,
  workspace: GradedWorkspace | undefined,
): Promise<GradedBundle> {
  const { moduleId, itemId } = verified.manifest;
  const labId = `${moduleId}/${itemId}`;
  if (!hasGrader(labId)) {
    return refused(
      'no-grader',
      `manifest.json names ${labId}, which nothing grades; expected ${[
        ...LAB_GRADERS.keys(),
      ].join(', ')}. Build the evidence in the repository of a lab.`,
      'manifest.json',
      '/itemId',
    );
  }
  const cloud = workspace?.provider ?? cloudOf(verified);
  const evidence = cloud
    ? await scanEvidence(verified, allowListFor(labId, cloud))
    : verified;
  return { labId, evidence, grade: grade(labId, evidence, workspace) };
}

async function orRefused(
  run: () => Promise<GradedBundle>,
): Promise<GradedBundle> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof EvidenceError) {
      const { code, message, file, pointer } = error;
      return refused(code, message, file, pointer);
    }
    throw error;
  }
}

function refused(
  code: EvidenceErrorCode | 'no-grader',
  message: string,
  file?: string,
  pointer?: string,
): GradedBundle {
  return {
    grade: undefined,
    outcome: 'invalid',
    refused: { code, message, file, pointer },
  };
}

// A lab.yaml that cannot be read is the grader's to complain of.
function cloudOf({ files }: VerifiedEvidence): CloudProvider | undefined {
  try {
    return parseLabContract(files['lab.yaml'] ?? '').provider;
  } catch {
    return undefined;
  }
}
