import { isJsonObject } from '../../read/fields/JsonFields';
import { shown } from '../../read/FindingReadError';
import { DocumentBuilder } from '../terraform/cloud/DocumentBuilder';
import { readConfiguration } from '../terraform/configuration/readConfiguration';
import {
  TerraformFolder,
  TerraformFolders,
} from '../terraform/configuration/TerraformFolders';
import { terraformFileKind } from '../terraform/configuration/terraformFileKind';
import { SourceMap } from '../terraform/evaluate/SourceMap';
import { isPlan, planProblem, readPlan } from '../terraform/plan/readPlan';
import { HclParser } from '../terraform/syntax/HclParser';
import { terraformDocuments } from '../terraform/terraformDocuments';
import { IamDocument } from './IamFormat';
import { IamReadError, JsonPlace } from './IamProblem';
import { lineOfPlace, PlacesOfJson } from './PlacesOfJson';
import { readYaml } from './readYaml';
import { salvageJson } from './salvageJson';
import { JsonPart, splitJson } from './splitJson';
import { textKind } from './textKind';

/** A file to check. @public */
export interface IamFile {
  file: string;
  text: string;
  /** Read for what others refer to, and not judged itself. */
  isContext?: boolean;
  /** Asked for by its name: recognised by what is in it, whatever its name ends in. */
  isNamed?: boolean;
}

/** What files hold, before it is judged. */
export interface IamFiles {
  documents: IamDocument[];
  /** Files of Terraform that were read. */
  checked: string[];
  /** Files that are nothing that could be read. */
  unrecognised: string[];
  warnings: string[];
  errors: IamReadError[];
}

class FileReader {
  readonly #files: readonly IamFile[];
  readonly #hcl: HclParser | undefined;
  readonly #result: IamFiles = {
    documents: [],
    checked: [],
    unrecognised: [],
    warnings: [],
    errors: [],
  };

  constructor(files: readonly IamFile[], hcl: HclParser | undefined) {
    this.#files = files;
    this.#hcl = hcl;
  }

  read(): IamFiles {
    const readElsewhere = this.#readTerraform();
    for (const each of this.#files) {
      const { file, isContext, isNamed } = each;
      if (!isContext && !terraformFileKind(each) && !readElsewhere.has(file)) {
        const kind = textKind(each);
        const text = each.text.replace(/^\uFEFF/, '');
        if (kind === 'json') {
          this.#readJson(file, text);
        } else if (kind === 'yaml') {
          this.#readYaml(file, text, isNamed);
        } else if (isNamed) {
          this.#result.unrecognised.push(file);
        }
      }
    }
    return this.#result;
  }

  /** Gives the files that configurations read themselves. */
  #readTerraform(): ReadonlySet<string> {
    const configured = this.#files.filter(it => terraformFileKind(it));
    if (configured.length === 0) {
      return new Set();
    }
    if (!this.#hcl) {
      this.#result.errors.push(
        ...configured.map(({ file }) => ({
          file,
          message:
            'this is HCL, and the reader of HCL was not loaded. Give checkIam a HclParser.',
        })),
      );
      return new Set();
    }
    const folders = new TerraformFolders(this.#hcl, this.#files);
    const asked = configured.filter(it => !it.isContext).map(it => it.file);
    // Values alone say nothing.
    this.#result[folders.roots().length > 0 ? 'checked' : 'unrecognised'].push(
      ...asked,
    );
    for (const { file, line, message } of folders.errors) {
      this.#result.errors.push({ file, line, message });
    }
    for (const folder of folders.roots()) {
      this.#readFolder(folders, folder);
    }
    return folders.readFiles;
  }

  #readFolder(folders: TerraformFolders, folder: TerraformFolder): void {
    const [file] = folder.files;
    const builder = new DocumentBuilder(folders.sources);
    try {
      const content = readConfiguration(folders, folder);
      this.#result.documents.push(
        ...terraformDocuments(content, file, builder),
        ...content.unusedDocuments().map(({ resource, document }) =>
          builder.document(
            file,
            builder.at(
              {
                PolicyName: resource.address,
                PolicyDocument: builder.policyOf(
                  document,
                  resource.body.place,
                  resource.address,
                ),
              },
              resource.body.place,
            ),
            content.account,
          ),
        ),
      );
      this.#note(builder, content.warnings);
    } catch (error) {
      this.#result.errors.push({
        file,
        line: 1,
        message: `the configuration in this folder cannot be worked out (${
          (error as Error).message
        }). Judge its plan, by terraform show -json.`,
      });
    }
  }

  #readJson(file: string, text: string): void {
    const parts = splitJson(text);
    for (const part of parts ?? [{ text, line: 1 }]) {
      this.#readJsonPart(file, part);
    }
  }

  #readJsonPart(file: string, { text, line: firstLine }: JsonPart): void {
    const { documents, errors } = this.#result;
    const sources = new SourceMap();
    try {
      const value: unknown = JSON.parse(text);
      const places = new PlacesOfJson(text);
      const lineOf = (place: JsonPlace) => firstLine - 1 + places.lineOf(place);
      if (!isJsonObject(value) && !Array.isArray(value)) {
        errors.push({
          file,
          line: firstLine,
          message: `found ${shown(
            value,
          )}, expected a JSON object or list. Export the policy as JSON.`,
        });
      } else if (isPlan(value)) {
        this.#readPlan(file, value, lineOf, sources);
      } else {
        documents.push({
          file,
          value,
          locate: place => ({
            file,
            line: lineOf(place),
            pointer: pointerOf(place),
          }),
          regionOf: place => {
            const region = places.regionOf(place);
            return (
              region && {
                file,
                ...region,
                startLine: region.startLine + firstLine - 1,
                endLine: region.endLine + firstLine - 1,
              }
            );
          },
        });
      }
    } catch (error) {
      this.#salvage(file, text, (error as Error).message, firstLine - 1);
    }
  }

  #readYaml(file: string, text: string, isNamed = false): void {
    const { documents, errors, unrecognised } = this.#result;
    const read = readYaml(text);
    // In a folder there are templates of YAML, which are none yet.
    if (isNamed) {
      errors.push(...read.errors.map(each => ({ file, ...each })));
    }
    const found = read.documents.flatMap(({ value, lineOf }) =>
      isJsonObject(value) || Array.isArray(value) ? [{ value, lineOf }] : [],
    );
    documents.push(
      ...found.map(({ value, lineOf }) => ({
        file,
        value,
        locate: (place: JsonPlace) => ({ file, line: lineOf(place) }),
      })),
    );
    if (found.length === 0 && !(isNamed && read.errors.length > 0)) {
      unrecognised.push(file);
    }
  }

  /** @param linesBefore - what of the file stands before the text */
  #salvage(
    file: string,
    text: string,
    problem: string,
    linesBefore: number,
  ): void {
    const salvage = salvageJson(text);
    const line =
      linesBefore + Number(/\(line (\d+) column \d+\)/.exec(problem)?.[1]);
    const message = `no JSON (${problem}). Correct it, or leave the file out.`;
    if (!salvage) {
      this.#result.errors.push({
        file,
        line: Number.isNaN(line) ? undefined : line,
        message,
      });
      return;
    }
    const { value, records, badLines } = salvage;
    const bad = badLines.map(each => each + linesBefore);
    for (const each of bad.length > 0 ? bad : [line || 1]) {
      this.#result.errors.push({
        file,
        line: each,
        message: `${message} What is whole in the file is judged.`,
      });
    }
    const lines = (place: JsonPlace) => {
      const record = records.findLast(each =>
        each.place.every((step, index) => step === place[index]),
      );
      return (
        linesBefore +
        (record
          ? record.line -
            1 +
            lineOfPlace(record.text, place.slice(record.place.length))
          : 1)
      );
    };
    if (isPlan(value)) {
      this.#readPlan(file, value, lines, new SourceMap());
    } else {
      this.#result.documents.push({
        file,
        value,
        locate: place => ({ file, line: lines(place) }),
      });
    }
  }

  #readPlan(
    file: string,
    plan: Record<string, unknown>,
    lineOf: (place: JsonPlace) => number,
    sources: SourceMap,
  ): void {
    const problem = planProblem(plan);
    if (problem) {
      this.#result.errors.push({
        file,
        line: lineOf(problem.place),
        message: problem.message,
      });
      return;
    }
    const builder = new DocumentBuilder(sources);
    const content = readPlan(
      plan,
      place => ({
        file,
        // Only what is told of needs its line, and a plan may be long.
        get line() {
          return lineOf(place);
        },
        pointer: pointerOf(place),
      }),
      sources,
    );
    this.#result.documents.push(...terraformDocuments(content, file, builder));
    this.#result.checked.push(file);
    this.#note(builder, content.warnings);
  }

  #note(
    builder: DocumentBuilder,
    warnings: ReadonlyArray<{
      place: { file: string; line: number };
      message: string;
    }>,
  ): void {
    this.#result.warnings.push(
      ...[...warnings, ...builder.warnings].map(
        ({ place, message }) => `${place.file}:${place.line}: ${message}`,
      ),
    );
    this.#result.errors.push(
      ...builder.errors.map(({ place, message }) => ({
        file: place.file,
        line: place.line,
        message,
      })),
    );
  }
}

/** RFC 6901. */
export function pointerOf(place: JsonPlace): string {
  return place
    .map(it => `/${String(it).replace(/~/g, '~0').replace(/\//g, '~1')}`)
    .join('');
}

/** Reads files, each by what it holds; what cannot be read is among the errors, and what is good beside it is there. */
export function readIamFiles(
  files: readonly IamFile[],
  hcl: HclParser | undefined,
): IamFiles {
  return new FileReader(files, hcl).read();
}
