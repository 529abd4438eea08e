import fs from 'node:fs';
import path from 'node:path';
import { Template } from '../templates/Template';

const LEFT_OUT = ['node_modules', '.git', '.terraform'];

/*
 * What a template fetches, laid out as it lies beside the template, with modes and links. A run takes the layout by
 * moving it to where the scaffolder looks, and gives it back: copying it for each of a hundred forms took most of the time.
 */
export class TemplateLayout {
  readonly #folder: string;
  readonly #ready = new Map<string, string>();
  #made = 0;

  /** @param folder - where it may write; on the same file system as the scaffolder's working directory */
  constructor(folder: string) {
    this.#folder = folder;
  }

  moveTo(template: Template, target: string): void {
    const ready = this.#ready.get(template.file) ?? this.#make(template);
    this.#ready.delete(template.file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.renameSync(ready, target);
  }

  /** Takes back what a run has left as it was. A run that failed keeps its layout, and the next gets a new one. */
  takeBack(template: Template, target: string): void {
    const ready = this.#next();
    fs.renameSync(target, ready);
    this.#ready.set(template.file, ready);
  }

  #make(template: Template): string {
    const folder = this.#next();
    fs.mkdirSync(folder);
    for (const entry of fetchedEntries(template)) {
      fs.cpSync(path.join(template.folder, entry), path.join(folder, entry), {
        recursive: true,
        verbatimSymlinks: true,
        filter: source => !LEFT_OUT.includes(path.basename(source)),
      });
    }
    return folder;
  }

  #next(): string {
    fs.mkdirSync(this.#folder, { recursive: true });
    return path.join(this.#folder, String(++this.#made));
  }
}

/** What steps name outright; where one is computed, everything beside the template. */
function fetchedEntries(template: Template): string[] {
  const urls = template.steps
    .filter(it => it.action.startsWith('fetch:'))
    .map(it => String(it.input?.url ?? ''));
  if (urls.some(it => /\$\{\{|\{%/.test(it))) {
    return ['.'];
  }
  const entries = urls
    .filter(it => !/^[a-z]+:\/\//i.test(it))
    .map(it => path.normalize(it))
    .filter(it => !it.startsWith('..'))
    .filter(it => fs.existsSync(path.join(template.folder, it)));
  return [...new Set(entries)];
}
