import { isAttributes } from './attributes';
import { Attributes } from './TerraformPlan';

/**
 * Planned values with what was not known when they were planned: Terraform leaves that out, and writes null for what
 * there is not. Blocks that are there once are looked into; sets of several have no order to go by, and stay.
 */
export function fillUnknown(
  planned: Attributes,
  known: Attributes,
): Attributes {
  const filled = Object.entries(planned).map(([name, value]) => [
    name,
    fill(value, known[name]),
  ]);
  return { ...known, ...Object.fromEntries(filled) };
}

function fill(planned: unknown, known: unknown): unknown {
  if (isAttributes(planned) && isAttributes(known)) {
    return fillUnknown(planned, known);
  }
  if (
    Array.isArray(planned) &&
    Array.isArray(known) &&
    planned.length === 1 &&
    known.length === 1
  ) {
    return [fill(planned[0], known[0])];
  }
  return planned;
}
