import fs from 'node:fs';
import path from 'node:path';
import { Sample } from '../samples/Sample';
import { TemplateSamples } from '../samples/TemplateSamples';
import { Rendering } from '../scaffolder/Rendering';
import { scanTemplate, TemplateToken } from '../syntax/scanTemplate';
import { Template } from '../templates/Template';

/** Files larger than this are data, and are not searched. */
const LARGEST_TEXT = 1024 * 1024;

/** The repository that one sample made, as the checks look at it. */
export class RenderedSample {
  readonly template: Template;
  readonly sample: Sample;
  readonly samples: TemplateSamples;
  readonly rendering: Rendering;
  readonly #texts = new Map<string, string | undefined>();

  constructor(options: {
    template: Template;
    sample: Sample;
    samples: TemplateSamples;
    rendering: Rendering;
  }) {
    this.template = options.template;
    this.sample = options.sample;
    this.samples = options.samples;
    this.rendering = options.rendering;
  }

  get files(): string[] {
    return this.rendering.files;
  }

  /** Folders that are repositories by themselves: those that are published; `.` where that is all. */
  get repositories(): string[] {
    const published = this.rendering.steps
      .filter(it => it.action.startsWith('publish:'))
      .map(it => path.posix.join(String(it.input.sourcePath ?? '.'), '.'))
      .map(it => it.replace(/\/$/, ''));
    return published.length ? [...new Set(published)] : ['.'];
  }

  pathOf(file: string): string {
    return path.join(this.rendering.folder, file);
  }

  /** The text of a file; undefined of links, of what is not text and of what is very large. */
  read(file: string): string | undefined {
    if (!this.#texts.has(file)) {
      this.#texts.set(file, readText(this.pathOf(file)));
    }
    return this.#texts.get(file);
  }

  /** The source that a rendered file was made from, in its parts; undefined where it was copied or made up. */
  sourceOf(file: string): TemplateToken[] | undefined {
    const origin = this.rendering.origins.get(file);
    if (!origin?.source || !origin.rendered) {
      return undefined;
    }
    const text = readText(path.join(this.template.folder, origin.source));
    return text === undefined
      ? undefined
      : scanTemplate(text, { cookiecutter: origin.cookiecutter });
  }

  /** A path within the template's folder, as reports show it. */
  shownSource(source: string): string {
    return path.posix.join(path.dirname(this.template.shownFile), source);
  }
}

function readText(file: string): string | undefined {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > LARGEST_TEXT) {
    return undefined;
  }
  const bytes = fs.readFileSync(file);
  return bytes.includes(0) ? undefined : bytes.toString('utf8');
}
