import fs from 'node:fs';
import path from 'node:path';
import { Template } from '../templates/Template';
import { fetchedEntries } from './fetchedEntries';
import { relocated } from './relocateUrl';

const LEFT_OUT = ['node_modules', '.git', '.terraform'];

/*
 * What a template fetches, laid out as it lies beside the template, with modes and links. A run takes the layout by
 * moving it to where the scaffolder looks, and gives it back: copying it for each of a hundred forms took most of the time.
 */
export class TemplateLayout {
  readonly #folder: string;
  readonly #ready = new Map<Template, string>();
  #made = 0;

  /** @param folder - where it may write; on the same file system as the scaffolder's working directory */
  constructor(folder: string) {
    this.#folder = folder;
  }

  moveTo(template: Template, target: string): void {
    const ready = this.#ready.get(template) ?? this.#make(template);
    this.#ready.delete(template);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.renameSync(ready, target);
  }

  /** Takes back what a run has left as it was. A run that failed keeps its layout, and the next gets a new one. */
  takeBack(template: Template, target: string): void {
    const ready = this.#next();
    fs.renameSync(target, ready);
    this.#ready.set(template, ready);
  }

  #make(template: Template): string {
    const folder = this.#next();
    fs.mkdirSync(folder);
    for (const entry of fetchedEntries(template)) {
      const source = path.join(template.folder, entry);
      fs.cpSync(source, path.join(folder, relocated(entry)), {
        recursive: true,
        verbatimSymlinks: true,
        filter: it => !LEFT_OUT.includes(path.basename(it)),
      });
    }
    return folder;
  }

  #next(): string {
    fs.mkdirSync(this.#folder, { recursive: true });
    return path.join(this.#folder, String(++this.#made));
  }
}
