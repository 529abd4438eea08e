import { HclMap, HclValue, isMap } from '../evaluate/HclValue';
import { SourceMap } from '../evaluate/SourceMap';
import { TerraformBody } from '../resources/TerraformResource';
import { SourcePlace } from '../syntax/HclSyntax';

/** Finds the line of a place in the JSON of the plan. */
export type PlanLines = (pointer: readonly (string | number)[]) => SourcePlace;

/** What is not known before the plan is applied, by what the configuration refers to. */
export type Pending = (name: string) => HclValue | undefined;

/** The values of a resource in a plan. */
export class PlanBody implements TerraformBody {
  readonly #values: HclMap;
  readonly #pointer: readonly (string | number)[];
  readonly #lines: PlanLines;
  readonly #sources: SourceMap;
  readonly #pending: Pending;

  constructor(options: {
    values: HclMap;
    pointer: readonly (string | number)[];
    lines: PlanLines;
    sources: SourceMap;
    pending: Pending;
  }) {
    this.#values = options.values;
    this.#pointer = options.pointer;
    this.#lines = options.lines;
    this.#sources = options.sources;
    this.#pending = options.pending;
  }

  get place(): SourcePlace {
    return this.#lines(this.#pointer);
  }

  get(name: string): HclValue | undefined {
    const value = Object.hasOwn(this.#values, name)
      ? this.#values[name]
      : undefined;
    return value ?? this.#pending(name);
  }

  blocks(name: string): TerraformBody[] {
    const value = Object.hasOwn(this.#values, name) ? this.#values[name] : [];
    return (Array.isArray(value) ? value : []).flatMap((each, index) =>
      isMap(each)
        ? [
            new PlanBody({
              values: each,
              pointer: [...this.#pointer, name, index],
              lines: this.#lines,
              sources: this.#sources,
              pending: () => undefined,
            }),
          ]
        : [],
    );
  }

  placeOf(name: string): SourcePlace {
    return this.#lines([...this.#pointer, name]);
  }
}
