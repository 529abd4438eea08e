import { posix } from 'node:path';
import { bodies, HclObject, isHclObject, labelled } from './parseHcl';

/** A file of a module that could be parsed. */
export interface ParsedFile {
  file: string;
  text: string;
  parsed: HclObject;
}

/** A block of a resource, data source or the like. */
export interface SourceBlock {
  file: ParsedFile;
  keyword: 'resource' | 'data' | 'ephemeral';
  type: string;
  name: string;
  body: HclObject;
}

/** A folder of a configuration, which Terraform reads as one module. */
export interface SourceModule {
  folder: string;
  files: ParsedFile[];
  /** Local name to source address, e.g. `aws` to `hashicorp/aws`. */
  providers: ReadonlyMap<string, string>;
}

/** Groups files by folder, as Terraform does. */
export function sourceModules(files: readonly ParsedFile[]): SourceModule[] {
  const folders = new Map<string, ParsedFile[]>();
  for (const file of files) {
    const folder = posix.dirname(file.file);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].map(([folder, inside]) => ({
    folder,
    files: inside,
    providers: new Map(
      inside.flatMap(file =>
        requiredProviders(file).map(({ name, source }): [string, string] => [
          name,
          source,
        ]),
      ),
    ),
  }));
}

/** What `required_providers` of a file asks for. */
export function requiredProviders({
  parsed,
}: ParsedFile): { name: string; source: string }[] {
  return bodies(parsed.terraform)
    .flatMap(terraform => bodies(terraform.required_providers))
    .flatMap(required =>
      Object.entries(required).map(([name, value]) => ({
        name,
        source: providerAddress(
          isHclObject(value) && typeof value.source === 'string'
            ? value.source
            : name,
        ),
      })),
    );
}

/** `hashicorp/aws` for whatever way there is to write it; OpenTofu's registry hands out the same providers. */
export function providerAddress(source: string): string {
  const short = source
    .toLowerCase()
    .replace(/^registry\.(terraform\.io|opentofu\.org)\//, '');
  return short.includes('/') ? short : `hashicorp/${short}`;
}

/** The resource, data and ephemeral blocks of a file; those of checks, which stand inside, too. */
export function sourceBlocks(file: ParsedFile): SourceBlock[] {
  const checks = labelled(file.parsed.check).map(([, body]) => body);
  return [file.parsed, ...checks].flatMap(body =>
    (['resource', 'data', 'ephemeral'] as const).flatMap(keyword =>
      bodies(body[keyword]).flatMap(types =>
        Object.entries(types).flatMap(([type, names]) =>
          labelled(names).map(([name, inner]) => ({
            file,
            keyword,
            type,
            name,
            body: inner,
          })),
        ),
      ),
    ),
  );
}
