import {
  DEFAULT_GRACE_SECONDS,
  DEFAULT_PASS_MARK,
  QuizIssue,
  QuizItem,
} from '../model';
import { keyIssues } from './keyIssues';
import { QuizDocument } from './QuizDocument';
import { quizItemOf } from './quizItemOf';
import { schemaIssues } from './schemaIssues';
import { YamlSource } from './YamlSource';

/**
 * Reads a file in the project's own format, see `schemas/quiz.schema.json`.
 *
 * @returns issues and no quiz where the file is not YAML or does not follow the schema
 * @public
 */
export function readQuizYaml(text: string, file: string): QuizDocument {
  const source = YamlSource.parse(text, file);
  const syntax = source.syntaxIssues();
  if (syntax.length > 0) {
    return { file, issues: syntax };
  }
  const raw = source.value() as any;
  const invalid = schemaIssues(raw, source, file);
  if (invalid.length > 0) {
    return { file, issues: invalid };
  }
  const items: QuizItem[] = (raw.items ?? []).map((item: any, index: number) =>
    quizItemOf(item, { file, line: source.lineOf(['items', index, 'id']) }),
  );
  const issues = [...items.flatMap(itemIssues), ...repeatedItemIssues(items)];
  if (raw.kind === 'QuestionBank') {
    return {
      file,
      bank: {
        id: raw.id,
        items,
        keyIsPublic: raw.keyIsPublic ?? false,
        ...(raw.title !== undefined && { title: raw.title }),
      },
      issues,
    };
  }
  return {
    file,
    quiz: {
      id: raw.id,
      version: raw.version,
      title: raw.title,
      passMark: raw.passMark ?? DEFAULT_PASS_MARK,
      graceSeconds: raw.graceSeconds ?? DEFAULT_GRACE_SECONDS,
      attempts: raw.attempts ?? {},
      feedback: raw.feedback ?? 'score',
      sections: raw.sections,
      items,
      banks: raw.banks ?? [],
      keyIsPublic: raw.keyIsPublic ?? false,
      ...(raw.module !== undefined && { moduleId: raw.module }),
      ...(raw.timeLimitMinutes !== undefined && {
        timeLimitMinutes: raw.timeLimitMinutes,
      }),
    },
    issues,
  };
}

function itemIssues(item: QuizItem): QuizIssue[] {
  return keyIssues(item, item.source!);
}

function repeatedItemIssues(items: QuizItem[]): QuizIssue[] {
  const seen = new Map<string, QuizItem>();
  return items.flatMap(item => {
    const name = `${item.id}@${item.version}`;
    const first = seen.get(name);
    seen.set(name, first ?? item);
    return first
      ? [
          {
            severity: 'error' as const,
            code: 'repeated-id',
            ...item.source!,
            subject: item.id,
            message: `Two items are ${item.id}, version ${item.version}.`,
            found: `the other is in line ${first.source!.line}`,
            expected: 'an id of its own for every item',
            remedy: 'Rename one of them.',
          },
        ]
      : [];
  });
}
