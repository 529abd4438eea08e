import { JsonObject } from '@backstage/types';
import { createTemplateRenderer } from 'nunjitsu';
import fs from 'node:fs';
import path from 'node:path';
import { Template } from '../templates/Template';
import { listFiles } from './listFiles';
import { renderedBy, templateExtension } from './renderedBy';
import { FileOrigin, StepRun } from './Rendering';

const [renderer, cookiecutter] = [false, true].map(cookiecutterCompat =>
  createTemplateRenderer({ allowRegexExecution: true, cookiecutterCompat }),
);

/*
 * Which source a file comes from, by the rules of the fetch actions: the extension that marks what is rendered is cut
 * off, names are rendered too, and a later step replaces a file only where it says so. A name that only a portal's own
 * filter can render has no known origin, and its file is judged by its text alone.
 */
export function originsOf(
  template: Template,
  steps: StepRun[],
  files: string[],
): Map<string, FileOrigin> {
  const present = new Set(files);
  const origins = new Map<string, FileOrigin>();
  for (const run of steps) {
    const replaces = run.input.replace === true || run.action === 'fetch:plain';
    for (const [file, origin] of written(template, run)) {
      if (present.has(file) && (replaces || !origins.has(file))) {
        origins.set(file, origin);
      }
    }
  }
  return origins;
}

function written(template: Template, run: StepRun): [string, FileOrigin][] {
  const { step, action, input } = run;
  const url = typeof input.url === 'string' ? input.url : undefined;
  if (url === undefined || /^[a-z]+:\/\//i.test(url)) {
    return [];
  }
  const target = path.posix.normalize(String(input.targetPath ?? '.'));
  const source = path.posix.normalize(url);
  if (action === 'fetch:plain:file' || action === 'fetch:template:file') {
    const rendered = action === 'fetch:template:file';
    return [[target, { step, source, rendered, ...syntaxOf(input) }]];
  }
  if (action !== 'fetch:plain' && action !== 'fetch:template') {
    return [];
  }
  const folder = path.join(template.folder, source);
  const isRendered = renderedBy(input, folder);
  return listFiles(folder).flatMap(file => {
    const outcome =
      action === 'fetch:plain'
        ? { name: file, rendered: false }
        : templated(file, input, isRendered(file));
    return outcome
      ? [
          [
            path.posix.join(target, outcome.name),
            {
              step,
              source: path.posix.join(source, file),
              rendered: outcome.rendered && isText(path.join(folder, file)),
              ...syntaxOf(input),
            },
          ] as [string, FileOrigin],
        ]
      : [];
  });
}

function syntaxOf(input: JsonObject): { cookiecutter?: boolean } {
  return input.cookiecutterCompat ? { cookiecutter: true } : {};
}

function templated(
  file: string,
  input: JsonObject,
  rendered: boolean,
): { name: string; rendered: boolean } | undefined {
  const extension = templateExtension(input);
  const bare = extension && rendered ? file.slice(0, -extension.length) : file;
  try {
    const values = (input.values ?? {}) as JsonObject;
    const name = input.cookiecutterCompat
      ? cookiecutter.render(bare, { cookiecutter: values as any })
      : renderer.render(bare, { values: values as any });
    return { name, rendered };
  } catch {
    return undefined;
  }
}

function isText(file: string): boolean {
  const stat = fs.lstatSync(file);
  return stat.isFile() && !fs.readFileSync(file).includes(0);
}
