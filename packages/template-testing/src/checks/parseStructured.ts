import {
  parse as parseJsonc,
  ParseError,
  printParseErrorCode,
} from 'jsonc-parser';
import path from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';
import { lineOf } from './lineOf';

/** What a file of data holds: a list with an entry for each document. */
export type Structured =
  | { documents: unknown[]; lines: number[] }
  | { fault: string; line: number };

/** Files that tools read as JSON with comments. */
const COMMENTED =
  /(^|\/)(\.devcontainer\/.*|\.?devcontainer|[jt]sconfig[^/]*|\.vscode\/.*|\.(eslint|babel|swc)rc|api-extractor|appsettings[^/]*|launchSettings|deno)\.json$/;

/** Reads YAML and JSON by the name of the file; undefined for what is neither, or is a template of another program. */
export function parseStructured(
  file: string,
  written: string,
): Structured | undefined {
  // A mark of the byte order, which editors on Windows write and programs pass over.
  const text = written.replace(/^\ufeff/, '');
  if (/\.(json|ipynb|tfvars\.json|tf\.json)$/.test(file)) {
    return COMMENTED.test(file) ? commented(text) : strict(text);
  }
  return /\.ya?ml$/.test(file) && !isHelmTemplate(file, text)
    ? yamlOf(text)
    : undefined;
}

/** Charts call the folder of their templates so; what is written in Go's syntax there is no YAML yet. */
function isHelmTemplate(file: string, text: string): boolean {
  return (
    /(^|\/)templates\//.test(path.posix.normalize(file)) &&
    (/(^|\/)\.?(charts?|helm)[^/]*\//.test(file) || /\{\{/.test(text))
  );
}

function strict(text: string): Structured {
  try {
    return { documents: [JSON.parse(text)], lines: [1] };
  } catch (error) {
    const { message } = error as Error;
    // The engine's own parser says what; the tolerant one says where.
    const errors: ParseError[] = [];
    parseJsonc(text, errors, { disallowComments: true });
    return { fault: message, line: lineOf(text, errors[0]?.offset ?? 0) };
  }
}

function commented(text: string): Structured {
  const errors: ParseError[] = [];
  const value = parseJsonc(text, errors, { allowTrailingComma: true });
  return errors.length
    ? {
        fault: printParseErrorCode(errors[0].error),
        line: lineOf(text, errors[0].offset),
      }
    : { documents: [value], lines: [1] };
}

function yamlOf(text: string): Structured {
  const counter = new LineCounter();
  const documents = [
    ...parseAllDocuments(text, { lineCounter: counter, logLevel: 'error' }),
  ] as ReturnType<typeof parseAllDocuments>[number][];
  for (const document of documents as any[]) {
    const [error] = document.errors;
    if (error) {
      return {
        fault: error.message.split('\n')[0].replace(/ at line \d+.*/, ''),
        line: counter.linePos(error.pos[0]).line,
      };
    }
  }
  return {
    documents: (documents as any[]).map(it => it.toJS({ maxAliasCount: 1000 })),
    lines: (documents as any[]).map(
      it => counter.linePos(it.contents?.range?.[0] ?? 0).line,
    ),
  };
}
