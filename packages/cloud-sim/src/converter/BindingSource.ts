import fs from 'node:fs';
import path from 'node:path';

const SOURCE_MAP_MARK = 'sourceMappingURL=data:application/json;base64,';

/** The TypeScript that a compiled file carries in its inline source map. */
function embeddedTypeScript(file: string): string | undefined {
  const compiled = fs.readFileSync(file, 'utf8');
  const mark = compiled.lastIndexOf(SOURCE_MAP_MARK);
  if (mark < 0) {
    return undefined;
  }
  const base64 = compiled.slice(mark + SOURCE_MAP_MARK.length).trim();
  const map = JSON.parse(Buffer.from(base64, 'base64').toString());
  return map.sourcesContent?.[0];
}

/**
 * The generated TypeScript of one resource, data source or provider, split
 * into its top-level declarations.
 */
export class BindingSource {
  readonly classes = new Map<string, string>();
  readonly interfaces = new Map<string, string>();
  /** Keyed in lower case: the generator lower-cases the first letter only. */
  readonly functions = new Map<string, string>();

  /**
   * Reads the binding in `folder`, with the structs that very large bindings
   * keep in files of their own. `undefined` where there is no source to read.
   */
  static read(folder: string): BindingSource | undefined {
    const index = path.join(folder, 'index.js');
    const source = fs.existsSync(index) ? embeddedTypeScript(index) : undefined;
    if (source === undefined) {
      return undefined;
    }
    const structsFolder = path.join(folder, 'index-structs');
    const structs = fs.existsSync(structsFolder)
      ? fs
          .readdirSync(structsFolder)
          .filter(name => /^structs\d+\.js$/.test(name))
          .sort()
          .map(name => embeddedTypeScript(path.join(structsFolder, name)))
      : [];
    return new BindingSource([source, ...structs].join('\n'));
  }

  constructor(source: string) {
    // CDK Terrain is the living fork of CDKTF; its bindings differ in this name.
    const text = source.replace(/\bcdktn\./g, 'cdktf.');
    const starts = [
      ...text.matchAll(
        /^export (?:abstract )?(class|interface|function) (\w+)/gm,
      ),
    ];
    starts.forEach((match, i) => {
      const [, kind, name] = match;
      const body = text.slice(match.index, starts[i + 1]?.index);
      if (kind === 'class') {
        this.classes.set(name, body);
      } else if (kind === 'interface') {
        this.interfaces.set(name, body);
      } else {
        this.functions.set(name.toLowerCase(), body);
      }
    });
  }

  /** The function that writes `struct` as HCL. */
  hclWriter(struct: string): string | undefined {
    return this.functions.get(`${struct}ToHclTerraform`.toLowerCase());
  }
}
