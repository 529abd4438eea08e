import { posix } from 'node:path';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { FolderContext } from './FolderContext';
import { markdownFences } from './markdownFences';

const UNWRITTEN = /\b(?:TBD|TODO|FIXME|lorem ipsum)\b|\bcoming soon\b/i;

/** Texts of a module: that each is written, used, and leads nowhere that is not there. */
export async function checkTexts({
  files,
  module,
}: FolderContext): Promise<CurriculumProblem[]> {
  const used = new Set(module?.units?.map(it => it.file));
  const checked = await Promise.all(
    files.names(/^(units\/.*|README)\.md$/).map(async file => {
      const collector = new ProblemCollector(file);
      const text = await files.text(file);
      if (module && file.startsWith('units/') && !used.has(file)) {
        collector.add('warning', 'unused-text', 1, {
          message: 'No unit of module.yaml names this text',
          remedy: 'Name it as the `file` of a unit, or take it out',
        });
      }
      if (!text.trim()) {
        collector.add('error', 'empty-file', 1, {
          message: 'The text is empty',
          remedy: 'Write it, or take the file out',
        });
      } else if (!/^#\s+\S/m.test(text)) {
        collector.add('warning', 'no-heading', 1, {
          message: 'The text has no title',
          remedy: 'Begin it with `# …`',
        });
      }
      checkLines(file, text, { files, module }, collector);
      return collector.problems;
    }),
  );
  return checked.flat();
}

function checkLines(
  file: string,
  text: string,
  { files }: FolderContext,
  collector: ProblemCollector,
) {
  const isCode = codeLines(text);
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (isCode.has(index + 1)) {
      return;
    }
    const prose = line.replace(/`[^`]*`/g, '');
    const unwritten = UNWRITTEN.exec(prose)?.[0];
    if (unwritten) {
      collector.add('warning', 'placeholder', index + 1, {
        message: `“${unwritten}” is a placeholder`,
        remedy: 'Write what belongs there, or take the line out',
      });
    }
    for (const [, target] of prose.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)) {
      const path = linkedFile(file, target);
      if (path !== undefined && !files.has(path) && !files.hasFolder(path)) {
        collector.add('error', 'broken-link', index + 1, {
          message: `The link leads to ${path}, which is not in the folder`,
          remedy: 'Correct the link, or add the file',
        });
      }
    }
  });
}

function linkedFile(from: string, target: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|#|\/)/i.test(target)) {
    return undefined;
  }
  const path = posix.join(posix.dirname(from), decode(target.split('#')[0]));
  // what leads out of the folder leads to other modules, which are not here to look at
  return path.startsWith('..') ? undefined : path.replace(/\/$/, '');
}

function decode(path: string) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function codeLines(text: string): Set<number> {
  return new Set(
    markdownFences(text).flatMap(({ line, text: code }) =>
      code.split('\n').map((_, index) => line + index),
    ),
  );
}
