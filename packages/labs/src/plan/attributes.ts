import Big from 'big.js';
import { Attributes } from './TerraformPlan';

/*
 * Attributes come out of JSON that a learner's machine wrote, so each is read as what it should be or as nothing.
 */

/** Nested blocks: Terraform writes them as a list of objects, also where at most one is allowed. */
export function blocks(
  attributes: Attributes | undefined,
  name: string,
): Attributes[] {
  const value = attributes?.[name];
  return Array.isArray(value) ? value.filter(isAttributes) : [];
}

/** A map of strings, such as `tags`; undefined where it is unknown, null or something else. */
export function stringMap(
  attributes: Attributes | undefined,
  name: string,
): Record<string, string> | undefined {
  const value = attributes?.[name];
  return isAttributes(value) &&
    Object.values(value).every(item => typeof item === 'string')
    ? (value as Record<string, string>)
    : undefined;
}

/** The strings of a list or set. */
export function strings(
  attributes: Attributes | undefined,
  name: string,
): string[] {
  const value = attributes?.[name];
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

/** A text; the empty one where there is none. */
export function text(attributes: Attributes | undefined, name: string): string {
  const value = attributes?.[name];
  return typeof value === 'string' ? value : '';
}

/** An amount, written as a number or as text. */
export function amount(value: unknown): Big | undefined {
  try {
    return new Big(typeof value === 'number' ? value : String(value));
  } catch {
    return undefined;
  }
}

/** Whether a list or set has an item; what is not known yet stands in it as null and counts. */
export function hasItems(
  attributes: Attributes | undefined,
  name: string,
): boolean {
  const value = attributes?.[name];
  return Array.isArray(value) && value.length > 0;
}

export function isAttributes(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
