import {
  isAlias,
  isCollection,
  LineCounter,
  Node,
  parseAllDocuments,
} from 'yaml';
import { JsonPlace } from './IamProblem';

/** A document of a text of YAML. */
export interface YamlDocument {
  value: unknown;
  /** From 1. */
  lineOf(place: JsonPlace): number;
}

/** What a text of YAML holds, and what of it is none. */
export interface YamlReading {
  documents: YamlDocument[];
  errors: Array<{ line: number; message: string }>;
}

/** Reads documents of YAML, which stand between lines of `---`. Never throws for what is in the text. */
export function readYaml(text: string): YamlReading {
  const lineCounter = new LineCounter();
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const reading: YamlReading = { documents: [], errors: [] };
  const failed = (line: number, error: unknown) =>
    reading.errors.push({
      line,
      message: `no YAML (${
        (error as Error).message.split('\n')[0]
      }). Correct it, or leave the file out.`,
    });
  let parsed;
  try {
    // Tags of other tools (`!Sub`) are no matter here.
    parsed = parseAllDocuments(text, {
      lineCounter,
      logLevel: 'silent',
      merge: true,
    });
  } catch (error) {
    failed(1, error); // brackets a thousand deep
    return reading;
  }
  for (const document of parsed) {
    const [problem] = document.errors;
    if (problem) {
      failed(lineAt(problem.pos[0]), problem);
    } else {
      try {
        const value: unknown = document.toJS();
        if (holdsItself(value)) {
          throw new Error('an alias stands for something that it is a part of');
        }
        reading.documents.push({
          value,
          lineOf: place => {
            let offset = document.contents?.range?.[0] ?? 0;
            let node: unknown = document.contents;
            for (const step of place) {
              node = isAlias(node) ? node.resolve(document) : node;
              node = isCollection(node) ? node.get(step, true) : undefined;
              offset = (node as Node | undefined)?.range?.[0] ?? offset;
            }
            return lineAt(offset);
          },
        });
      } catch (error) {
        failed(lineAt(document.contents?.range?.[0] ?? 0), error); // aliases without end
      }
    }
  }
  return reading;
}

/** Whether a value is a part of itself, as no JSON is. */
function holdsItself(
  value: unknown,
  around: ReadonlySet<unknown> = new Set(),
  known = new Set<unknown>(),
): boolean {
  if (typeof value !== 'object' || value === null || known.has(value)) {
    return false;
  }
  if (around.has(value)) {
    return true;
  }
  const within = new Set(around).add(value);
  const isCircular = Object.values(value).some(each =>
    holdsItself(each, within, known),
  );
  known.add(value);
  return isCircular;
}
