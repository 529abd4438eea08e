import { GiftEntry, readGift } from '../gift';
import { readMarkdownQuiz } from '../markdown';
import { idOfFile, QuizItem } from '../model';
import { notTextIssue } from './notTextIssue';
import { QuizDocument } from './QuizDocument';
import { readQuizYaml } from './readQuizYaml';

/**
 * Reads a quiz file of any kind by its extension: `.yaml` and `.yml` (the project's own format), `.gift`, `.md`.
 *
 * @param text - of the file
 * @param file - its path, for messages and for the ids of what names itself by nothing else
 * @param options - `keyIsPublic`: whether anybody can read the file, which its own format says in the file
 * @throws RangeError for another extension
 * @public
 */
export function readQuiz(
  text: string,
  file: string,
  options: { keyIsPublic?: boolean } = {},
): QuizDocument {
  const extension = file.split('.').at(-1)?.toLowerCase();
  const notText = notTextIssue(text, file);
  if (notText && /^(?:ya?ml|md|gift)$/.test(extension ?? '')) {
    return { file, issues: [notText] };
  }
  switch (extension) {
    case 'yaml':
    case 'yml':
      return readQuizYaml(text, file);
    case 'md':
      return readMarkdownQuiz(text, file, options);
    case 'gift': {
      const { entries, issues } = readGift(text, file);
      return {
        file,
        issues,
        bank: {
          id: idOfFile(file),
          items: entries.flatMap(itemsOf),
          keyIsPublic: options.keyIsPublic ?? false,
        },
      };
    }
    default:
      throw new RangeError(
        `${file} is no quiz file; expected .yaml, .gift or .md`,
      );
  }
}

function itemsOf(entry: GiftEntry): QuizItem[] {
  return entry.kind === 'item' ? [entry.item] : [];
}
