import { posix } from 'node:path';
import { SourceMap } from '../evaluate/SourceMap';
import { HclParser } from '../syntax/HclParser';
import { HclAttribute, HclBlock, HclSyntaxError } from '../syntax/HclSyntax';

/** The `.tf` files of one folder, which make a module together. */
export class TerraformFolder {
  readonly path: string;
  readonly files: string[] = [];
  /** Values of `terraform.tfvars` and `*.auto.tfvars`, as Terraform takes them by itself; later ones win. */
  readonly givenValues: HclAttribute[] = [];
  readonly #blocks: HclBlock[] = [];

  constructor(path: string) {
    this.path = path;
  }

  add(file: string, blocks: readonly HclBlock[]): void {
    this.files.push(file);
    this.#blocks.push(...blocks);
  }

  blocks(type: string): HclBlock[] {
    return this.#blocks.filter(it => it.type === type);
  }

  block(type: string, ...labels: string[]): HclBlock | undefined {
    return this.#blocks.find(
      it =>
        it.type === type &&
        labels.every((label, index) => it.labels[index] === label),
    );
  }
}

/** All files that were given, the `.tf` among them read and put together by folder. */
export class TerraformFolders {
  readonly parser: HclParser;
  readonly sources = new SourceMap();
  readonly errors: HclSyntaxError[] = [];
  /** Files that a configuration reads by `file` and `templatefile`: they are judged where they are used. */
  readonly readFiles = new Set<string>();
  readonly #texts: ReadonlyMap<string, { file: string; text: string }>;
  readonly #folders = new Map<string, TerraformFolder>();

  constructor(
    parser: HclParser,
    files: ReadonlyArray<{ file: string; text: string }>,
  ) {
    this.parser = parser;
    this.#texts = new Map(files.map(it => [pathOf(it.file), it]));
    for (const { file, text } of files) {
      const path = posix.dirname(pathOf(file));
      if (/\.tf$/i.test(file)) {
        const read = this.#read(file, text);
        this.#folderAt(path).add(file, read.blocks);
      } else if (/(^|[\\/])terraform\.tfvars$|\.auto\.tfvars$/i.test(file)) {
        const read = this.#read(file, text);
        this.#folderAt(path).givenValues.push(...read.attributes);
      }
    }
  }

  folder(path: string): TerraformFolder | undefined {
    const folder = this.#folders.get(posix.normalize(path).replace(/\/$/, ''));
    return folder && folder.files.length > 0 ? folder : undefined;
  }

  /** Folders that no other calls as a module: where Terraform would be run. */
  roots(): TerraformFolder[] {
    const folders = Array.from(this.#folders.values()).filter(
      it => it.files.length > 0,
    );
    const called = new Set(
      folders.flatMap(folder =>
        folder.blocks('module').flatMap(block => {
          const source = block.body.attributes.find(it => it.name === 'source');
          const value =
            source?.value.kind === 'literal' ? String(source.value.value) : '';
          const path = posix.join(folder.path, value).replace(/\/$/, '');
          return value.startsWith('.') && path !== folder.path ? [path] : [];
        }),
      ),
    );
    const roots = folders.filter(it => !called.has(it.path));
    // Modules that call each other have no first one.
    return roots.length > 0 ? roots : folders;
  }

  /** @param from - folders to find the file from, in order */
  readFile(path: string, from: readonly string[]) {
    const found = [path, ...from.map(it => posix.join(it, path))]
      .map(it => this.#texts.get(pathOf(it)))
      .find(it => it !== undefined);
    if (found) {
      this.readFiles.add(found.file);
    }
    return found;
  }

  #folderAt(path: string): TerraformFolder {
    const folder = this.#folders.get(path) ?? new TerraformFolder(path);
    this.#folders.set(path, folder);
    return folder;
  }

  #read(file: string, text: string) {
    try {
      const read = this.parser.parse(file, text.replace(/^\uFEFF/, ''));
      this.errors.push(...read.errors);
      return read.body;
    } catch (error) {
      // Brackets a thousand deep are no configuration, and end the stack of whoever walks them.
      this.errors.push({
        file,
        line: 1,
        message: `this cannot be read (${
          (error as Error).message
        }). Correct it, or leave the file out.`,
      });
      return { attributes: [], blocks: [] };
    }
  }
}

function pathOf(file: string): string {
  return posix.normalize(file.replace(/\\/g, '/'));
}
