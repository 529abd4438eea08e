import { EvidenceBundle, VerifiedEvidence } from '../evidence/EvidenceBundle';
import { EvidenceError, EvidenceErrorCode } from '../evidence/EvidenceError';
import { EvidenceLimits, verifyBundle } from '../evidence/verifyBundle';
import { CloudProvider } from '../lab/LabContract';
import { parseLabContract } from '../lab/parseLabContract';
import { scanEvidence } from '../prescan/scanEvidence';
import { allowListFor } from './allowListFor';
import { grade, hasGrader } from './grade';
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
 * Verifies, reads and judges a bundle in one: {@link verifyBundle}, {@link scanEvidence}, {@link grade}. Throws nothing.
 *
 * @public
 */
export async function gradeBundle(
  bundle: EvidenceBundle,
  workspace?: GradedWorkspace,
  limits?: Partial<EvidenceLimits>,
): Promise<GradedBundle> {
  try {
    const verified = verifyBundle(bundle, limits);
    const { moduleId, itemId } = verified.manifest;
    const labId = `${moduleId}/${itemId}`;
    if (!hasGrader(labId)) {
      return refused('no-grader', `Nothing grades ${labId}.`);
    }
    const cloud = workspace?.provider ?? cloudOf(verified);
    const evidence = cloud
      ? await scanEvidence(verified, allowListFor(labId, cloud))
      : verified;
    return { labId, evidence, grade: grade(labId, evidence, workspace) };
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
