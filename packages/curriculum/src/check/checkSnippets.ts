import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { readYamlDocuments } from '../yaml/readYamlDocuments';
import { FolderContext } from './FolderContext';
import { markdownFences } from './markdownFences';

/** What was parsed, and what of it does not parse. */
export interface SnippetCheck {
  /** `file:line` of everything that was parsed. */
  parsed: string[];
  problems: CurriculumProblem[];
}

/** Parses the JSON and YAML that texts show and that labs hand out, so that nobody copies what does not work. */
export async function checkSnippets({
  files,
}: FolderContext): Promise<SnippetCheck> {
  const parsed: string[] = [];
  const problems: CurriculumProblem[] = [];
  const check = (
    file: string,
    line: number,
    language: string,
    text: string,
  ) => {
    const collector = new ProblemCollector(file);
    if (language === 'json') {
      checkJson(text, collector);
    } else {
      readYamlDocuments(text, collector);
    }
    parsed.push(`${file}:${line}`);
    problems.push(
      ...collector.problems.map(it => ({ ...it, line: it.line + line - 1 })),
    );
  };
  for (const file of files.names(/^shared\/.*\.(json|ya?ml)$/)) {
    check(
      file,
      1,
      file.endsWith('.json') ? 'json' : 'yaml',
      await files.text(file),
    );
  }
  for (const file of files.names(/^units\/.*\.md$/)) {
    for (const { language, text, line } of markdownFences(
      await files.text(file),
    )) {
      // three dots stand for what an example leaves out
      if (/^(json|ya?ml)$/.test(language) && !/(^|\s)(\.\.\.|…)/m.test(text)) {
        check(file, line, language, text);
      }
    }
  }
  return { parsed, problems };
}

function checkJson(text: string, collector: ProblemCollector) {
  try {
    JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const at = /position (\d+)/.exec(message)?.[1];
    const line = at ? text.slice(0, Number(at)).split('\n').length : 1;
    collector.add('error', 'json-syntax', line, {
      message: `This is not JSON: ${message}`,
      remedy: 'Correct it, so that it can be copied and used',
    });
  }
}
