import { JsonObject } from '@backstage/types';
import fs from 'node:fs';
import path from 'node:path';
import { Problem } from '../report/Problem';
import { listFiles } from '../scaffolder/listFiles';
import { renderedBy } from '../scaffolder/renderedBy';
import { namesIn, UsedName } from '../syntax/namesIn';
import { scanTemplate } from '../syntax/scanTemplate';
import { Template, TemplateStep } from '../templates/Template';
import { namesWithDashes } from './namesWithDashes';

interface Source {
  /** Path within the template's folder. */
  file: string;
  names: UsedName[];
  /** Names that the file gives itself. */
  defined: Set<string>;
  /** Values that the file asks after before it uses them: they may be missing. */
  asked: Set<string>;
  step: TemplateStep;
}

/** Where `values` is used as a whole, each of them is. */
const EVERYTHING = '*';

/*
 * Holds the values that steps hand to `fetch:template` against those that the files use. The engine renders a name that
 * it does not know to nothing, without a word, in branches that no sample comes into too; so this reads the sources.
 */
export function valueProblems(
  template: Template,
  globals: string[],
): Problem[] {
  const sources = template.steps.flatMap(step => sourcesOf(template, step));
  const used = new Set(
    sources.flatMap(({ names }) =>
      names.flatMap(({ path: [root, key] }) =>
        isValues(root) ? [key ?? EVERYTHING] : [],
      ),
    ),
  );
  return [
    ...sources.flatMap(source =>
      namesProblems(template, source, globals, isShared(source, sources)),
    ),
    ...(used.has(EVERYTHING) ? [] : unusedProblems(template, sources, used)),
  ];
}

function isValues(root: string): boolean {
  return root === 'values' || root === 'cookiecutter';
}

/** A file that several steps write, or several templates: not each gives it every value that it asks after. */
function isShared({ file, step }: Source, sources: Source[]): boolean {
  return (
    file.startsWith('../') ||
    sources.some(it => it.file === file && it.step !== step)
  );
}

function namesProblems(
  template: Template,
  { file, names, defined, asked, step }: Source,
  globals: string[],
  shared: boolean,
): Problem[] {
  const given = step.input?.values;
  const root = step.input?.cookiecutterCompat ? 'cookiecutter' : 'values';
  const place = (line: number) => ({
    file: path.posix.join(path.dirname(template.shownFile), file),
    line,
  });
  const known = { [root]: isObject(given) ? Object.keys(given) : [] };
  return namesWithDashes(names, known)
    .filter(
      ({ name: { path: name } }) =>
        !defined.has(name[0]) && !globals.includes(name[0]),
    )
    .flatMap(({ name: { path: name, line }, problem }): Problem[] => {
      if (problem) {
        return [{ ...problem, ...place(line) }];
      }
      if (name[0] !== root) {
        return [
          {
            check: 'blank-expression',
            ...place(line),
            found: `\`${name.join('.')}\` renders to nothing: “${
              name[0]
            }” is no name of the scaffolder`,
            expected: `names that begin with ${root}`,
            advice: step.input?.copyWithoutRender
              ? 'The scaffolder reads copyWithoutRender no more: write copyWithoutTemplating'
              : 'Correct the name. What is meant for another program, such as GitHub’s own `${{ }}`, must not be rendered: set templateFileExtension and leave its file without the extension, list it under copyWithoutTemplating, or put it between {% raw %} and {% endraw %}',
          },
        ];
      }
      const key = name[1];
      return key !== undefined &&
        isObject(given) &&
        !(key in given) &&
        !(shared && asked.has(key))
        ? [
            {
              check: 'unknown-value',
              ...place(line),
              found: `${root}.${key}, which step ${step.id} does not give and which renders to nothing`,
              expected: `one of the values that it gives: ${
                Object.keys(given).join(', ') || 'there are none'
              }`,
              advice: `Correct the name, or add it to the values of step ${step.id}`,
            },
          ]
        : [];
    });
}

function unusedProblems(
  template: Template,
  sources: Source[],
  used: Set<string>,
): Problem[] {
  const seen = new Set<string>();
  return template.steps.flatMap((step, index) => {
    const given = step.input?.values;
    // Where a folder's name is computed its files are not known here, and nothing can be said of the values.
    if (!isObject(given) || !sources.some(it => it.step === step)) {
      return [];
    }
    return Object.keys(given)
      .filter(key => !used.has(key) && !seen.has(key))
      .map((key): Problem => {
        seen.add(key);
        return {
          check: 'unused-value',
          file: template.shownFile,
          line: template.lineOf([
            ...['spec', 'steps', index, 'input', 'values', key],
          ]),
          found: `the value ${key} of step ${step.id}, which no file uses`,
          expected: 'values that are used',
          advice: 'Take it away, or use it',
        };
      });
  });
}

/** The files that a step renders, as far as its input says so outright. */
function sourcesOf(template: Template, step: TemplateStep): Source[] {
  const input = step.input ?? {};
  const url = input.url;
  if (typeof url !== 'string' || /\$\{\{|^[a-z]+:\/\//i.test(url)) {
    return [];
  }
  const target = path.join(template.folder, url);
  if (!fs.existsSync(target)) {
    return [];
  }
  const base = path.posix.normalize(url);
  if (step.action === 'fetch:template:file') {
    return [sourceOf(template, step, base, '')];
  }
  if (step.action !== 'fetch:template') {
    return [];
  }
  const isRendered = renderedBy(input, target);
  return listFiles(target).map(file =>
    isRendered(file)
      ? sourceOf(template, step, path.posix.join(base, file), file)
      : { file: path.posix.join(base, file), step, ...namesOf(file, input) },
  );
}

function sourceOf(
  template: Template,
  step: TemplateStep,
  file: string,
  name: string,
): Source {
  const full = path.join(template.folder, file);
  const bytes = fs.lstatSync(full).isFile() ? fs.readFileSync(full) : undefined;
  const text = bytes && !bytes.includes(0) ? bytes.toString('utf8') : '';
  const inText = namesOf(text, step.input ?? {});
  const inName = namesOf(name, step.input ?? {});
  return {
    file,
    step,
    names: [...inText.names, ...inName.names],
    defined: inText.defined,
    asked: inText.asked,
  };
}

function namesOf(text: string, input: JsonObject) {
  const cookiecutter = input.cookiecutterCompat === true;
  const tokens = scanTemplate(text, { cookiecutter });
  const { used, defined } = namesIn(tokens);
  const conditions = tokens.filter(
    it => it.kind === 'tag' && /^\s*(el)?(se)?if\b/.test(it.content),
  );
  const asked = new Set(namesIn(conditions).used.map(it => it.path[1]));
  return { names: used, defined, asked };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
