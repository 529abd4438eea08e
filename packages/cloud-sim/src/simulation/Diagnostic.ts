/** The way to an attribute: names of attributes, indices of lists. */
export type AttributePath = Array<string | number>;

/** Something that Terraform shows to the person who runs it. */
export interface Diagnostic {
  severity: 'ERROR' | 'WARNING';
  summary: string;
  detail: string;
  attribute?: AttributePath;
}

/** An error diagnostic. */
export function errorDiagnostic(
  summary: string,
  detail: string,
  attribute?: AttributePath,
): Diagnostic {
  return {
    severity: 'ERROR',
    summary,
    detail,
    ...(attribute && { attribute }),
  };
}

/** Tells a problem from the values of an answer. */
export function isDiagnostic(value: object): value is Diagnostic {
  return 'severity' in value && 'summary' in value && 'detail' in value;
}
