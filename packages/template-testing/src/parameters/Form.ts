import { JsonObject, JsonValue } from '@backstage/types';
import { everyProperty, FormProperty, shownProperties } from './formProperties';
import { PropertyExamples } from './PropertyExamples';
import { choices, ordinaryValue, takes } from './propertyValues';

/** A form that shows a field. */
export interface FieldStart {
  start: JsonObject;
  property: FormProperty;
}

/** Fills in forms as the portal does. */
export class Form {
  #starts: Map<string, FieldStart> | undefined;
  readonly #pages: JsonObject[];
  readonly #examples: Record<string, PropertyExamples>;

  constructor(
    pages: JsonObject[],
    examples: Record<string, PropertyExamples> = {},
  ) {
    this.#pages = pages;
    this.#examples = examples;
  }

  shown(values: JsonObject): FormProperty[] {
    return shownProperties(this.#pages, values);
  }

  /** Whether every page takes these values, also those that exclude each other. */
  takes(values: JsonObject): boolean {
    return this.#pages.every(page => takes(page, values));
  }

  /** Every field that is shown, with an ordinary value for what may be left out too. */
  fillIn(values: JsonObject): JsonObject {
    const filled = this.complete(values);
    for (const property of this.shown(filled)) {
      const { name } = property;
      const value = ordinaryValue(property, this.#examples[name]);
      if (filled[name] === undefined && value !== undefined) {
        const more = this.complete({ ...filled, [name]: value });
        // What excludes another field stays out.
        return more[name] === undefined ? filled : this.fillIn(more);
      }
    }
    return filled;
  }

  /**
   * A form that shows each field, by the name of the field: the defaults, or else a choice that leads to it, or the field
   * itself where a person chooses between alternatives.
   */
  startsOfFields(): Map<string, FieldStart> {
    this.#starts ??= this.#findStarts();
    return this.#starts;
  }

  #findStarts(): Map<string, FieldStart> {
    const starts = new Map<string, FieldStart>();
    const add = (start: JsonObject) => {
      const fresh = this.shown(start).filter(it => !starts.has(it.name));
      fresh.forEach(property => starts.set(property.name, { start, property }));
      for (const property of fresh) {
        for (const value of choices(property) ?? []) {
          add(this.complete({ ...start, [property.name]: value }));
        }
      }
    };
    add(this.complete({}));
    for (const property of everyProperty(this.#pages)) {
      const value = ordinaryValue(property, this.#examples[property.name]);
      if (!starts.has(property.name) && value !== undefined) {
        add(this.complete({ [property.name]: value }));
      }
    }
    return starts;
  }

  /** What has to be given gets an ordinary value, what has a default gets that, and what is not shown is left out. */
  complete(values: JsonObject): JsonObject {
    let completed = { ...values };
    // A value can show further fields, and those others: the form is complete when nothing changes any more.
    for (let before = ''; before !== JSON.stringify(completed); ) {
      before = JSON.stringify(completed);
      const shown = this.shown(completed);
      for (const property of shown) {
        const { name, schema, required } = property;
        if (completed[name] === undefined) {
          const value =
            usable(property, schema.default) ??
            (required
              ? ordinaryValue(property, this.#examples[name])
              : undefined);
          completed = {
            ...completed,
            ...(value === undefined ? {} : { [name]: value }),
          };
        }
      }
      const names = new Set(shown.map(it => it.name));
      const known = new Set(everyProperty(this.#pages).map(it => it.name));
      completed = Object.fromEntries(
        Object.entries(completed).filter(
          ([name]) => names.has(name) || !known.has(name),
        ),
      );
    }
    return completed;
  }
}

/** A picker's default names the owner alone, and the person adds the repository. A wrong default is reported once, elsewhere. */
function usable(
  property: FormProperty,
  value: JsonValue | undefined,
): JsonValue | undefined {
  const incomplete =
    property.schema['ui:field'] === 'RepoUrlPicker' &&
    !/[?&]repo=/.test(String(value));
  return incomplete || value === undefined || !takes(property.schema, value)
    ? undefined
    : value;
}
