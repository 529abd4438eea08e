import {
  Attempt,
  EvidenceBundle,
} from '@gpu-academy/backstage-plugin-academy-common';

/** Takes in evidence and grades it. */
export interface EvidenceService {
  /**
   * Verifies, grades and stores a bundle, and moves the learner's item. The same bytes again answer with the
   * attempt that they made before.
   *
   * @param workspaceId - that the caller's upload token is for.
   * @throws InputError where the bundle cannot be judged; it names the file, the field and what was expected.
   *   Nothing is stored then, and no attempt is used up.
   */
  submit(
    workspaceId: string,
    bundle: EvidenceBundle,
  ): Promise<{ attempt: Attempt; isNew: boolean }>;
}
