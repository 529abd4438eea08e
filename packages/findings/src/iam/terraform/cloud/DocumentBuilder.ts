import { shown } from '../../../read/FindingReadError';
import { DocumentPlace, IamDocument } from '../../check/IamFormat';
import { JsonPlace } from '../../check/IamProblem';
import { lineOfPlace } from '../../check/PlacesOfJson';
import {
  HclValue,
  isMap,
  JsonText,
  PlacedText,
  plainJson,
  textOf,
  UnknownValue,
  unknownsIn,
} from '../evaluate/HclValue';
import { SourceMap, ValuePlace } from '../evaluate/SourceMap';
import { TerraformBody, TerraformNote } from '../resources/TerraformResource';
import { SourcePlace } from '../syntax/HclSyntax';

/**
 * Makes documents of permissions, as a cloud would export them, out of what a configuration makes; what is judged in them is
 * told by its place in the configuration, and what cannot be told of the configuration is noted.
 */
export class DocumentBuilder {
  readonly warnings: TerraformNote[] = [];
  readonly errors: TerraformNote[] = [];
  readonly #sources: SourceMap;
  readonly #warned = new Set<string>();

  constructor(sources: SourceMap) {
    this.#sources = sources;
  }

  /** An object of a document that stands where a resource or a block does. */
  at<T extends object>(value: T, place: SourcePlace): T {
    return this.#sources.at(value, place);
  }

  /** The text of an argument. Something is said of what is not known in it. */
  text(body: TerraformBody, name: string): string | undefined {
    const value = body.get(name);
    if (value === undefined || value === null) {
      return undefined;
    }
    this.#noteUnknowns(value);
    const plain = plainJson(value);
    return plain === undefined ? undefined : plainName(String(plain));
  }

  /** Texts of an argument that is a list. */
  texts(body: TerraformBody, name: string): string[] {
    const value = body.get(name) ?? [];
    this.#noteUnknowns(value);
    return [value]
      .flat()
      .filter(it => it !== null)
      .map(it => plainName(String(plainJson(it))));
  }

  /**
   * The policy that an argument holds, as JSON or a value; undefined, and noted, where it cannot be told.
   *
   * @param what - of whom, for the note
   */
  policy(body: TerraformBody, name: string, what: string): unknown {
    const value = body.get(name);
    return value === undefined || value === null
      ? undefined
      : this.policyOf(value, body.placeOf(name), what);
  }

  /** The policy that a value is; undefined, and noted, where it cannot be told. */
  policyOf(value: HclValue, place: SourcePlace, what: string): unknown {
    const said = value instanceof JsonText ? value.value : value;
    if (said instanceof UnknownValue) {
      this.#warn(
        place,
        `what the policy of ${what} says cannot be told${because(
          said,
        )}; it is not judged`,
      );
      return undefined;
    }
    return this.#settle(said, place);
  }

  /** A document for the formats that know it. */
  document(file: string, value: object, account?: string): IamDocument {
    return {
      file,
      value: value as IamDocument['value'],
      account,
      isPartial: true,
      locate: place => this.#locate(value, place),
    };
  }

  #settle(value: HclValue, place: SourcePlace): unknown {
    const text = textOf(value);
    if (text === undefined) {
      this.#noteUnknowns(value);
      return this.#copy(value);
    }
    const from = value instanceof PlacedText ? value.place : place;
    const unknowns = unknownsIn(value);
    try {
      const parsed: unknown = JSON.parse(
        unknowns.length > 0 ? String(withOwner(text)) : text,
      );
      this.#noteUnknowns(value);
      return typeof parsed === 'object' && parsed !== null
        ? this.#sources.at(parsed, within(from, text))
        : parsed;
    } catch (error) {
      if (unknowns.length > 0) {
        this.#warn(
          place,
          `what the policy says cannot be told${because(
            unknowns[0],
          )}; it is not judged`,
        );
      } else {
        this.errors.push({
          place: from,
          message: `found ${shown(text)}, expected a policy as JSON (${
            (error as Error).message
          }). Correct it, or write it with jsonencode.`,
        });
      }
      return undefined;
    }
  }

  /** A value as plain JSON whose parts keep their places. */
  #copy(value: HclValue): unknown {
    if (Array.isArray(value)) {
      return this.#placed(
        value.map(it => this.#copy(it)),
        value,
      );
    }
    return isMap(value)
      ? this.#placed(
          Object.fromEntries(
            Object.entries(value).map(([name, each]) => [
              name,
              name === 'Statement' ? this.#statements(each) : this.#copy(each),
            ]),
          ),
          value,
        )
      : withOwner(plainJson(value));
  }

  /** Statements that are not known are noted, and nothing that could be judged. */
  #statements(value: HclValue): unknown {
    if (value instanceof UnknownValue) {
      return [];
    }
    return Array.isArray(value)
      ? this.#placed(
          value
            .filter(it => !(it instanceof UnknownValue))
            .map(it => this.#copy(it)),
          value,
        )
      : this.#copy(value);
  }

  #placed(copy: object, of: object): object {
    const place = this.#sources.of(of);
    return place ? this.#sources.at(copy, place) : copy;
  }

  #noteUnknowns(value: HclValue): void {
    for (const unknown of unknownsIn(value)) {
      // What the cloud decides later has a shape and no reason; nobody can do anything about it.
      if (unknown.reason !== undefined) {
        this.#warn(
          unknown.place,
          `what ${unknown.text} is cannot be told${because(
            unknown,
          )}; it is taken as any text`,
        );
      }
    }
  }

  #warn(place: SourcePlace, message: string): void {
    const key = JSON.stringify([place.file, place.line, message]);
    if (!this.#warned.has(key)) {
      this.#warned.add(key);
      this.warnings.push({ place, message });
    }
  }

  #locate(root: object, path: JsonPlace): DocumentPlace | undefined {
    let found = this.#sources.of(root);
    let rest: JsonPlace = [];
    let value: unknown = root;
    for (const step of path) {
      value = (value as Record<string, unknown> | undefined)?.[step];
      const place = this.#sources.of(value);
      if (place) {
        found = place;
        rest = [];
      } else {
        rest = [...rest, step];
      }
    }
    return (
      found && {
        file: found.file,
        pointer: found.pointer,
        line:
          found.text === undefined
            ? found.line
            : found.line - 1 + lineOfPlace(found.text, rest),
      }
    );
  }
}

/** A text that stands somewhere; its line is asked for where it is told of. */
function within(place: SourcePlace, text: string): ValuePlace {
  return {
    file: place.file,
    pointer: place.pointer,
    get line() {
      return place.line;
    },
    text,
  };
}

function because({ reason }: UnknownValue): string {
  return reason === undefined ? ' before it is applied' : ` (${reason})`;
}

/**
 * `repo:${var.repository}:...` is one repository and its owner, whatever the variable holds: the owner alone is nothing that a
 * subject could end with.
 */
function withOwner(value: unknown): unknown {
  return typeof value === 'string'
    ? value.replace(
        /\b(repo|project_path):(\$\{[^}]*\}):/g,
        (_, kind, unknown) => `${kind}:${unknown}/${unknown}:`,
      )
    : value;
}

/** A name with something unknown in it, without the signs of an interpolation: it is no pattern. */
function plainName(text: string): string {
  return text.replace(/\$\{([^}]*)\}/g, '$1');
}
