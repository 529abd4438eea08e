import fs from 'node:fs';
import path from 'node:path';
import { Problem } from '../report/Problem';
import { isWithin } from '../scaffolder/fetchedEntries';
import { Template } from '../templates/Template';

/** Folders that are fetched and do not exist, and ways out of the template's folder. */
export function skeletonProblems(template: Template): Problem[] {
  return template.steps.flatMap((step, index) => {
    const url = step.input?.url;
    if (
      !step.action.startsWith('fetch:') ||
      typeof url !== 'string' ||
      /\$\{\{|\{%|^[a-z]+:\/\//i.test(url)
    ) {
      return [];
    }
    const problem = (
      check: 'skeleton' | 'path-escape',
      found: string,
      expected: string,
      advice: string,
    ): Problem => ({
      check,
      file: template.shownFile,
      line: template.lineOf(['spec', 'steps', index, 'input', 'url']),
      found: `${step.id} fetches ${url}${found}`,
      expected,
      advice,
    });
    const target = path.resolve(template.folder, url);
    if (!isWithin(template.root, target)) {
      return [
        problem(
          'path-escape',
          `, which leads out of ${path.basename(template.root)}`,
          'a path within the repository of the template',
          'Correct the path; or, where it leads to another folder of the same repository, test the folder that holds both, or a clone',
        ),
      ];
    }
    if (!fs.existsSync(target)) {
      return [
        problem(
          'skeleton',
          ', which does not exist',
          'a folder or file beside the template',
          'Correct the path, or add what is missing',
        ),
      ];
    }
    const wantsFile = step.action.endsWith(':file');
    if (fs.statSync(target).isFile() !== wantsFile) {
      return [
        problem(
          'skeleton',
          `, which is ${wantsFile ? 'a folder' : 'a file'}`,
          wantsFile ? 'a file' : 'a folder',
          `Correct the path, or use ${
            wantsFile ? step.action.replace(':file', '') : `${step.action}:file`
          }`,
        ),
      ];
    }
    return linksOut(template, target).map(link =>
      problem(
        'path-escape',
        `, and ${path.relative(
          template.folder,
          link,
        )} in it is a link to ${fs.readlinkSync(
          link,
        )}, outside the folder of the template`,
        'links that stay within it: others are broken wherever the repository goes, or carry foreign files into it',
        'Replace the link by a file',
      ),
    );
  });
}

function linksOut(template: Template, start: string): string[] {
  const links = linksIn(start);
  const root = fs.realpathSync(
    isWithin(template.folder, start) ? template.folder : template.root,
  );
  return links.filter(link => {
    const target = path.resolve(
      fs.realpathSync(path.dirname(link)),
      fs.readlinkSync(link),
    );
    const real = fs.existsSync(target) ? fs.realpathSync(target) : target;
    return !isWithin(root, real);
  });
}

function linksIn(start: string): string[] {
  if (fs.lstatSync(start).isSymbolicLink()) {
    return [start];
  }
  return fs.statSync(start).isDirectory()
    ? fs
        .readdirSync(start, { recursive: true, withFileTypes: true })
        .filter(it => it.isSymbolicLink())
        .map(it => path.join(it.parentPath, it.name))
    : [];
}
