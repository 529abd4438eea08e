import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import fs from 'node:fs';
import path from 'node:path';
import { Document, isNode, LineCounter, parseAllDocuments } from 'yaml';
import { Problem } from '../report/Problem';
import { Template, TemplateStep } from './Template';

/** The templates in a folder, and what is wrong with those that cannot be read. */
export interface FoundTemplates {
  templates: Template[];
  problems: Problem[];
}

const API_VERSION = 'scaffolder.backstage.io/v1beta3';
const SKIPPED = new Set(['node_modules', '.git', '.terraform']);

/*
 * A template is an entity of kind Template in any YAML file below the folder, wherever it lies. Files that another
 * template fetches are not looked at: a skeleton may hold templates of its own, which are no templates yet.
 */
export function findTemplates(folder: string): FoundTemplates {
  const root = path.resolve(folder);
  const problems: Problem[] = [];
  const templates: Template[] = [];
  const stat = fs.statSync(root, { throwIfNoEntry: false });
  if (!stat) {
    throw new Error(`there is no ${folder}; name a folder with templates`);
  }
  const base = stat.isDirectory() ? root : path.dirname(root);
  const files = stat.isDirectory() ? yamlFilesIn(root) : [root];
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8');
    if (/^kind:\s*["']?Template\b/m.test(text)) {
      const shown = path.relative(base, file);
      const read = readTemplates(file, text, shown, repositoryOf(file) ?? base);
      templates.push(...read.templates);
      problems.push(...read.problems);
    }
  }
  const fetched = templates.flatMap(fetchedFolders);
  const inSkeleton = (file: string) =>
    fetched.some(it => file.startsWith(it + path.sep));
  return {
    templates: templates.filter(it => !inSkeleton(it.file)),
    problems: problems.filter(
      it => !inSkeleton(path.join(base, it.file ?? '')),
    ),
  };
}

/** The folders below the template that its steps name outright. */
function fetchedFolders(template: Template): string[] {
  return template.steps.flatMap(({ input }) => {
    const url = input?.url;
    return typeof url === 'string' && /^\.?\.?\//.test(url)
      ? [path.resolve(template.folder, url)].filter(
          it => !template.file.startsWith(it + path.sep),
        )
      : [];
  });
}

function yamlFilesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        return SKIPPED.has(entry.name) ? [] : yamlFilesIn(file);
      }
      return entry.isFile() && /\.ya?ml$/.test(entry.name) ? [file] : [];
    });
}

function readTemplates(
  file: string,
  text: string,
  shownFile: string,
  root: string,
): FoundTemplates {
  const lines = new LineCounter();
  const found: FoundTemplates = { templates: [], problems: [] };
  for (const document of parseAllDocuments(text, { lineCounter: lines })) {
    const [error] = (document as Document.Parsed).errors;
    const lineAt = (offset: number) => lines.linePos(offset).line;
    const entity = error ? undefined : (document as Document.Parsed).toJS();
    if (error) {
      found.problems.push({
        check: 'template',
        file: shownFile,
        line: lineAt(error.pos[0]),
        found: `the YAML cannot be read: ${error.message.split('\n')[0]}`,
        expected: 'a template',
        advice: 'Mend the YAML',
      });
    } else if (entity?.kind === 'Template') {
      const lineOf = lineFinder(document as Document.Parsed, lineAt);
      const wrong = templateFault(entity);
      if (wrong) {
        found.problems.push({
          check: 'template',
          file: shownFile,
          line: lineOf(wrong.path),
          ...wrong.problem,
        });
      } else {
        const place = { file, shownFile, root, lineOf };
        found.templates.push(toTemplate(entity, place));
      }
    }
  }
  return found;
}

function lineFinder(
  document: Document.Parsed,
  lineAt: (offset: number) => number,
) {
  return (keys: (string | number)[]): number | undefined => {
    for (let length = keys.length; length >= 0; length--) {
      const node = document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) {
        return lineAt(node.range[0]);
      }
    }
    return undefined;
  };
}

function templateFault(entity: any) {
  const fault = (
    keys: (string | number)[],
    found: string,
    expected: string,
  ) => ({
    path: keys,
    problem: { found, expected, advice: `Correct ${keys.join('.')}` },
  });
  if (entity.apiVersion !== API_VERSION) {
    return fault(
      ['apiVersion'],
      `the apiVersion ${entity.apiVersion}`,
      `${API_VERSION}, the only one that the scaffolder runs`,
    );
  }
  if (typeof entity.metadata?.name !== 'string') {
    return fault(['metadata', 'name'], 'no name', 'a name');
  }
  if (!Array.isArray(entity.spec?.steps)) {
    return fault(['spec', 'steps'], 'no steps', 'a list of steps');
  }
  const without = entity.spec.steps.findIndex(
    (step: any) => typeof step?.action !== 'string',
  );
  if (without >= 0) {
    return fault(
      ['spec', 'steps', without, 'action'],
      'a step without an action',
      'the id of an action in each step',
    );
  }
  return undefined;
}

/** The nearest folder above that git knows as a repository. */
function repositoryOf(file: string): string | undefined {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, '.git'))) {
      return folder;
    }
    if (folder === path.dirname(folder)) {
      return undefined;
    }
  }
}

function toTemplate(
  entity: Entity,
  place: Pick<Template, 'file' | 'shownFile' | 'root' | 'lineOf'>,
): Template {
  const spec = entity.spec as any;
  return {
    name: entity.metadata.name,
    ...place,
    folder: path.dirname(place.file),
    entity,
    parameters: [spec.parameters ?? []].flat() as JsonObject[],
    // The scaffolder's own defaults.
    steps: spec.steps.map(
      (step: Partial<TemplateStep>, index: number): TemplateStep => ({
        ...(step as TemplateStep),
        id: step.id ?? `step-${index + 1}`,
        name: step.name ?? step.action!,
      }),
    ),
    output: spec.output ?? {},
  };
}
