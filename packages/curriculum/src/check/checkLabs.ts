import { posix } from 'node:path';
import labTemplateSchema from '../../schemas/lab-template.schema.json';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { readYamlDocuments } from '../yaml/readYamlDocuments';
import { YamlDocument } from '../yaml/YamlDocument';
import { yamlValidator } from '../yaml/yamlValidator';
import { FolderContext, moduleRefOf } from './FolderContext';
import { FolderFiles } from './FolderFiles';

interface LabTemplate {
  metadata: { name: string; annotations: Record<string, string> };
  spec: {
    steps: { action: string; input?: Record<string, unknown> }[];
  };
}

/** A lab of a module folder. */
export interface CheckedLab {
  /** Of its template. */
  file: string;
  itemId: string;
  /** Files by which the lab's own code is tested: Terraform tests, and scripts that verify. */
  tests: string[];
}

/** What labs a module folder holds, and what is wrong with them. */
export interface LabCheck {
  labs: CheckedLab[];
  problems: CurriculumProblem[];
}

const validate = yamlValidator<LabTemplate>(labTemplateSchema);

/** Labs: that their templates follow the schema, start items of the module and have what they hand out. */
export async function checkLabs(context: FolderContext): Promise<LabCheck> {
  const { files } = context;
  const check: LabCheck = { labs: [], problems: [] };
  // A template beside the lab folders can compose them: the Scaffolder fetches nothing from above a template.
  const templates = files.names(
    /^labs\/(?:[^/]+\.|[^/]+\/(?:[^/]+\/)?)template\.ya?ml$/,
  );
  const fetched = new Set<string>();
  const names = new Set<string>();
  for (const file of templates) {
    const collector = new ProblemCollector(file);
    for (const document of readYamlDocuments(
      await files.text(file),
      collector,
    )) {
      const template = validate(document, collector);
      if (template) {
        names.add(template.metadata.name);
        checkTemplate(template, file, document, context, collector);
        const folders = fetchedBy(template, file).map(({ folder }) => folder);
        folders.forEach(folder => fetched.add(folder));
        check.labs.push({
          file,
          itemId: template.metadata.annotations['gpu-academy.io/item'],
          tests: testsOf(folders, files),
        });
      }
    }
    check.problems.push(...collector.problems);
  }
  check.problems.push(
    ...(await checkRendered(files)),
    ...checkFolders(files, [...templates, ...fetched]),
    ...checkItems(context, names),
  );
  return check;
}

function checkTemplate(
  { metadata, spec }: LabTemplate,
  file: string,
  document: YamlDocument,
  { files, module }: FolderContext,
  collector: ProblemCollector,
) {
  const annotation = (key: string) => ({
    value: metadata.annotations[key],
    line: document.lineOf(['metadata', 'annotations', key]),
  });
  const moduleRef = annotation('gpu-academy.io/module');
  const item = annotation('gpu-academy.io/item');
  if (module?.id && moduleRef.value.toLowerCase() !== moduleRefOf(module)) {
    collector.add('error', 'other-module', moduleRef.line, {
      message: `The template is of ${
        moduleRef.value
      }, but the folder is of ${moduleRefOf(module)}`,
      remedy: 'Correct the annotation, or move the lab',
    });
  }
  if (module?.items.length && !module.items.some(it => it.id === item.value)) {
    collector.add('error', 'unknown-item', item.line, {
      message: `“${item.value}” is none of the module's items`,
      remedy: `Choose one of ${module.items.map(it => it.id).join(', ')}`,
    });
  }
  for (const { folder, step } of fetchedBy({ spec }, file)) {
    if (!files.has(folder) && !files.hasFolder(folder)) {
      collector.add(
        'error',
        'missing-file',
        document.lineOf(['spec', 'steps', step, 'input', 'url']),
        {
          message: `The step fetches ${folder}, which is not in the folder`,
          remedy: 'Add it, or correct the path',
        },
      );
    }
  }
}

/** What the steps of a template fetch from the module folder, with the number of the step. */
function fetchedBy(
  { spec }: Pick<LabTemplate, 'spec'>,
  file: string,
): { folder: string; step: number }[] {
  return spec.steps.flatMap(({ action, input }, step) => {
    const url = input?.url;
    return /^fetch:/.test(action) &&
      typeof url === 'string' &&
      /^\.{1,2}\//.test(url)
      ? [{ folder: posix.join(posix.dirname(file), url), step }]
      : [];
  });
}

function testsOf(folders: string[], files: FolderFiles): string[] {
  return files
    .names(/\.tftest\.hcl$|\/scripts\/verify[^/]*$|[./](?:test|spec)\.\w+$/)
    .filter(it => folders.some(folder => it.startsWith(`${folder}/`)));
}

// Files that the Scaffolder renders must not hold what its renderer takes for its own and blanks.
async function checkRendered(files: FolderFiles): Promise<CurriculumProblem[]> {
  const problems: CurriculumProblem[] = [];
  for (const file of files.names(/^labs\/.*\.njk$/)) {
    const lines = (await files.text(file)).split('\n');
    lines.forEach((text, index) => {
      if (/\$\{\{\s*(?:github|secrets|env|matrix|inputs)\./.test(text)) {
        problems.push({
          severity: 'error',
          file,
          line: index + 1,
          code: 'blanked-expression',
          message: 'The Scaffolder replaces this expression by nothing',
          remedy:
            'Put it into a file that does not end in .njk, which is copied as it is, or write it within {% raw %}',
        });
      }
    });
  }
  return problems;
}

// Every folder under labs/ has a template, or is a part that one fetches.
function checkFolders(files: FolderFiles, used: string[]): CurriculumProblem[] {
  const withTemplate = new Set(used.map(it => it.split('/')[1]));
  const folders = new Set(
    files.names(/^labs\/[^/]+\//).map(it => it.split('/')[1]),
  );
  return Array.from(folders)
    .filter(it => !withTemplate.has(it))
    .map(it => ({
      severity: 'warning',
      file: `labs/${it}`,
      line: 1,
      code: 'lab-without-template',
      message: `labs/${it} has no template.yaml`,
      remedy: 'Start one with `academy new lab`, or take the folder out',
    }));
}

// A template may well be registered from elsewhere, so its absence is no error.
function checkItems(
  { files, module, document }: FolderContext,
  names: Set<string>,
): CurriculumProblem[] {
  return (module?.items ?? []).flatMap((item, index) => {
    const name = item.template?.replace(/^.*\//, '');
    return name && document && !names.has(name) && files.hasFolder('labs')
      ? [
          {
            severity: 'warning',
            file: 'module.yaml',
            line: document.lineOf(['items', index, 'template']),
            code: 'template-elsewhere',
            message: `No lab of the folder is ${item.template}`,
            remedy:
              'Add it under labs/, or see that it is registered from elsewhere',
          },
        ]
      : [];
  });
}
