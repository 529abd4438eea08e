import { CurriculumProblem } from '../problems';
import { FolderContext } from './FolderContext';

const STARTER = /\bReplace this text\b/;

/** Texts that are still the ones that `academy new` started a file with. */
export async function checkStarterTexts({
  files,
}: FolderContext): Promise<CurriculumProblem[]> {
  const written = files
    .names(/\.(ya?ml|md|njk)$/)
    // what a learner begins with may well ask to be replaced
    .filter(it => !/^labs\/.*\/skeleton\/.*\.md$/.test(it));
  const found = await Promise.all(
    written.map(async file =>
      (await files.text(file)).split('\n').flatMap((line, index) =>
        STARTER.test(line)
          ? [
              {
                severity: 'info' as const,
                file,
                line: index + 1,
                code: 'starter-text',
                message: 'This is the text that the file was started with',
                remedy: 'Write your own',
              },
            ]
          : [],
      ),
    ),
  );
  return found.flat();
}
