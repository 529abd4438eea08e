import { itemDigest } from './contentDigest';
import { QuizIssue } from './QuizIssue';
import { QuizItem } from './QuizItem';

/**
 * What is wrong with the versions of a bank that replaces another: content that changed under the same version,
 * and versions that went back.
 *
 * @public
 */
export function versionIssues(
  before: readonly QuizItem[],
  after: readonly QuizItem[],
  file: string,
): QuizIssue[] {
  const known = new Map(before.map(item => [item.id, item]));
  const issues: QuizIssue[] = [];
  for (const item of after) {
    const old = known.get(item.id);
    const isSilent =
      old?.version === item.version && itemDigest(old) !== itemDigest(item);
    if (old && (isSilent || item.version < old.version)) {
      issues.push({
        severity: 'error',
        code: isSilent ? 'changed-without-version' : 'version-went-back',
        file: item.source?.file ?? file,
        line: item.source?.line ?? 1,
        subject: item.id,
        message: isSilent
          ? `Item ${item.id} changed but is still version ${item.version}.`
          : `Item ${item.id} went from version ${old.version} back to ${item.version}.`,
        found: `version: ${item.version}`,
        expected: `version: ${old.version + 1}`,
        remedy: `Set the version of ${item.id} to ${
          old.version + 1
        }, so that attempts that drew the old one keep it.`,
      });
    }
  }
  return issues;
}
