import { ChargeFile } from '../focus/ChargeFile';
import { SpendInputError } from '../SpendInputError';
import { checkFocusFile, FocusCheckOptions } from './checkFocusFile';
import { FocusCheck } from './FocusCheck';

/**
 * Judges files against the rules of FOCUS, each by its own version. One that cannot be read does not keep the others from
 * being judged.
 *
 * @public
 */
export async function checkFocusFiles(
  files: readonly ChargeFile[],
  options: FocusCheckOptions = {},
): Promise<FocusCheck> {
  const check: FocusCheck = { files: [], unreadable: [] };
  for (const file of files) {
    try {
      check.files.push(await checkFocusFile(file, options));
    } catch (error) {
      if (!(error instanceof SpendInputError)) {
        throw error;
      }
      check.unreadable.push(error.problem);
    }
  }
  return check;
}
