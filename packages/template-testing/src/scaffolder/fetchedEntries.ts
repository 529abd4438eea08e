import fs from 'node:fs';
import path from 'node:path';
import { JsonValue } from '@backstage/types';
import { Template } from '../templates/Template';
import { stringsIn } from '../syntax/stringsIn';

/**
 * What steps fetch, relative to the template's folder. Where an address is computed, that is everything beside the
 * template, what its constant beginning names, and what the form offers that lies above.
 */
export function fetchedEntries(template: Template): string[] {
  const urls = template.steps
    .filter(it => it.action.startsWith('fetch:'))
    .map(it => String(it.input?.url ?? ''))
    .filter(it => !/^[a-z]+:\/\//i.test(it));
  const computed = urls.filter(it => /\$\{\{|\{%/.test(it));
  const constant = urls.filter(it => !computed.includes(it));
  const entries = [
    ...constant,
    ...computed.map(it => it.split(/\$\{\{|\{%/)[0].replace(/[^/]*$/, '')),
    ...(computed.length ? ['.', ...offered(template)] : []),
  ];
  return [...new Set(entries.map(it => path.posix.normalize(it || '.')))]
    .filter(it => isWithin(template.root, path.join(template.folder, it)))
    .filter(it => fs.existsSync(path.join(template.folder, it)));
}

function offered(template: Template): string[] {
  return stringsIn(template.parameters as JsonValue, [])
    .map(it => it.text)
    .filter(it => /^(\.\/)?\.\.\//.test(it));
}

export function isWithin(folder: string, target: string): boolean {
  const relative = path.relative(folder, target);
  return !/^\.\.(\/|$)/.test(relative) && !path.isAbsolute(relative);
}
