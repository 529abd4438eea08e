import { ErrorObject } from 'ajv';

/** One place where a document differs from its schema. @public */
export interface SchemaProblem {
  /** JSON pointer into the document; empty for the document itself. */
  pointer: string;
  message: string;
}

/** Turns ajv's errors into problems that name the place, what was expected and, where ajv tells, the offending name. */
export function schemaProblems(
  errors: readonly ErrorObject[] | null | undefined,
): SchemaProblem[] {
  return (errors ?? []).map(error => {
    const { additionalProperty, allowedValue, allowedValues, missingProperty } =
      error.params as Record<string, unknown>;
    const named = additionalProperty ?? missingProperty;
    if (typeof named === 'string') {
      return {
        pointer: `${error.instancePath}/${escapePointer(named)}`,
        message: missingProperty ? 'is missing' : 'is not a known field',
      };
    }
    const allowed = allowedValues ?? (allowedValue && [allowedValue]);
    return {
      pointer: error.instancePath,
      message: Array.isArray(allowed)
        ? `must be ${allowed.map(one => JSON.stringify(one)).join(' or ')}`
        : error.message ?? 'is not valid',
    };
  });
}

/** One line for an error message. */
export function describeProblems(problems: readonly SchemaProblem[]): string {
  return problems
    .map(({ pointer, message }) => `${pointer || '/'} ${message}`)
    .join('; ');
}

function escapePointer(name: string) {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}
