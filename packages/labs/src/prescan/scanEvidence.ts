import { VerifiedEvidence } from '../evidence/EvidenceBundle';
import { AllowList, SourceFile } from './PrescanReport';
import { prescan } from './prescan';

/**
 * Reads the source that evidence brings along, so that the grader need not believe what the learner's machine says of
 * it. To be called before `grade`; evidence without a `source.json` that can be read comes back as it is.
 *
 * @public
 */
export async function scanEvidence(
  evidence: VerifiedEvidence,
  allow: AllowList,
): Promise<VerifiedEvidence> {
  const files = readSource(evidence.files['source.json']);
  return files
    ? { ...evidence, prescan: await prescan(files, allow) }
    : evidence;
}

function readSource(
  text: string | undefined,
): Record<string, SourceFile> | undefined {
  try {
    const { files } = JSON.parse(text ?? '');
    const isSource =
      typeof files === 'object' &&
      files !== null &&
      !Array.isArray(files) &&
      Object.values<any>(files).every(
        file => typeof file === 'string' || typeof file?.symlink === 'string',
      );
    return isSource ? files : undefined;
  } catch {
    return undefined;
  }
}
