import { posix } from 'node:path';
import { SourceMap } from '../evaluate/SourceMap';
import { HclParser } from '../syntax/HclParser';
import {
  HclAttribute,
  HclBlock,
  HclFile,
  HclSyntaxError,
} from '../syntax/HclSyntax';
import { readTerraformJson } from '../syntax/TerraformJsonReader';
import { isLoadedByItself, terraformFileKind } from './terraformFileKind';

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

/** A file beside others, of whatever kind. */
interface GivenFile {
  file: string;
  text: string;
  /** Whether somebody asked for it by name. */
  isNamed?: boolean;
}

/** All files that were given, the `.tf` among them read and put together by folder. */
export class TerraformFolders {
  readonly parser: HclParser;
  readonly sources = new SourceMap();
  readonly errors: HclSyntaxError[] = [];
  /** Files that a configuration reads by `file` and `templatefile`: they are judged where they are used. */
  readonly readFiles = new Set<string>();
  /** Values that were given by name, as `-var-file` does; later ones win. */
  readonly namedValues: HclAttribute[] = [];
  readonly #texts: ReadonlyMap<string, GivenFile>;
  readonly #folders = new Map<string, TerraformFolder>();

  constructor(parser: HclParser, files: readonly GivenFile[]) {
    this.parser = parser;
    this.#texts = new Map(files.map(it => [pathOf(it.file), it]));
    for (const each of files) {
      const { file, isNamed } = each;
      const kind = terraformFileKind(each);
      const folder = posix.dirname(pathOf(file));
      if (kind === 'configuration' && !this.#isReplaced(file)) {
        this.#folderAt(folder).add(file, this.#read(each).blocks);
      } else if (kind === 'values') {
        const { attributes } = this.#read(each);
        const isOfFolder = isLoadedByItself(file) && !isNamed;
        (isOfFolder
          ? this.#folderAt(folder).givenValues
          : this.namedValues
        ).push(...attributes);
      }
    }
  }

  /**
   * Files of a folder and of those in it, by their paths from it, in order.
   *
   * @param from - folders to find the folder from, in order
   */
  filesUnder(path: string, from: readonly string[]): string[] {
    const folders = [path, ...from.map(it => posix.join(it, path))];
    const found = folders.map(folder => {
      const normal = pathOf(folder).replace(/\/$/, '');
      const start = normal === '.' ? '' : `${normal}/`;
      return Array.from(this.#texts.keys())
        .filter(
          it => it.startsWith(start) && !it.startsWith('../', start.length),
        )
        .map(it => it.slice(start.length));
    });
    return (found.find(it => it.length > 0) ?? []).sort();
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

  /** OpenTofu reads `main.tofu` in the place of `main.tf`. */
  #isReplaced(file: string): boolean {
    return (
      /\.tf(\.json)?$/i.test(file) &&
      this.#texts.has(pathOf(file.replace(/\.tf((\.json)?)$/i, '.tofu$1')))
    );
  }

  #read({ file, text }: GivenFile): HclFile['body'] {
    const plain = text.replace(/^\uFEFF/, '');
    try {
      const read = /\.json$/i.test(file)
        ? readTerraformJson(file, plain, it =>
            this.parser.parseTemplate(file, it),
          )
        : this.parser.parse(file, plain);
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
