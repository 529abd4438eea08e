import { LineCounter, parseAllDocuments } from 'yaml';
import { ProblemCollector } from '../problems/ProblemCollector';
import { YamlDocument } from './YamlDocument';

/**
 * Reads the documents of a YAML file.
 *
 * @returns only documents without a syntax error; each error is reported with its line
 */
export function readYamlDocuments(
  text: string,
  collector: ProblemCollector,
): YamlDocument[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const good: YamlDocument[] = [];
  for (const document of documents) {
    for (const error of document.errors) {
      collector.add('error', 'yaml-syntax', lines.linePos(error.pos[0]).line, {
        message: error.message,
        remedy: 'Correct the YAML',
      });
    }
    if (!document.errors.length && document.contents) {
      good.push(new YamlDocument(document, lines));
    }
  }
  return good;
}
