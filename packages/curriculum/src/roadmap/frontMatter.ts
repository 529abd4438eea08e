import { MarkdownSection } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';
import { readYamlDocuments } from '../yaml/readYamlDocuments';

const FRONT_MATTER =
  /^\uFEFF?(---[ \t]*(?:\r\n|\r|\n))((?:[ \t]*#.*(?:\r\n|\r|\n))*[\w"'][^\r\n]*?:[\s\S]*?(?:\r\n|\r|\n))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)/;

/**
 * Takes the YAML that some tools write before a text apart from the text, which Markdown would read as a heading.
 *
 * @returns the text with its line numbers as they were, and the YAML as a section of fields
 */
export function frontMatter(
  source: string,
  collector: ProblemCollector,
): { body: string; section?: MarkdownSection } {
  const match = FRONT_MATTER.exec(source);
  if (!match) {
    return { body: source };
  }
  collector.add('info', 'front-matter', 1, {
    message: 'The file begins with front matter, which roadmaps do not have',
    remedy:
      'It is kept under spec.extra; move what matters into a known section',
  });
  const [whole, , yaml] = match;
  return {
    body: whole.replace(/[^\r\n]/g, '') + source.slice(whole.length),
    section: {
      title: 'Front matter',
      depth: 0,
      line: 1,
      blocks: fieldsOf(yaml),
    },
  };
}

function fieldsOf(yaml: string): MarkdownSection['blocks'] {
  const [document] = readYamlDocuments(yaml, new ProblemCollector(''));
  const value = document?.value;
  // what is no YAML is kept line by line
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return yaml
      .split(/\r\n|\r|\n/)
      .map((text, index) => ({ kind: 'text' as const, line: index + 2, text }))
      .filter(it => it.text.trim());
  }
  return Object.entries(value).map(([key, it]) => ({
    kind: 'field',
    line: document.lineOf([key]) + 1,
    key,
    value: Array.isArray(it) ? '' : textOf(it),
    items: (Array.isArray(it) ? it : []).map((entry, index) => ({
      line: document.lineOf([key, index]) + 1,
      value: textOf(entry),
    })),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
