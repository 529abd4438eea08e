/**
 * True, false, or true under conditions that nobody can decide here: those are named.
 *
 * @remarks Kleene's logic: what is false is false whatever the unknown turns out to be.
 */
export interface Truth {
  /** Undefined where it depends on what is not known. */
  value: boolean | undefined;
  /** What it depends on; empty where the value is known. */
  unknown: readonly string[];
}

export const TRUE: Truth = { value: true, unknown: [] };
export const FALSE: Truth = { value: false, unknown: [] };

export function truthOf(value: boolean): Truth {
  return value ? TRUE : FALSE;
}

export function unknownTruth(what: string): Truth {
  return { value: undefined, unknown: [what] };
}

export function not(truth: Truth): Truth {
  return truth.value === undefined ? truth : truthOf(!truth.value);
}

export function and(...truths: Truth[]): Truth {
  return combine(truths, false);
}

export function or(...truths: Truth[]): Truth {
  return combine(truths, true);
}

/** One truth of the deciding value decides; else what is unknown stays so. */
function combine(truths: Truth[], deciding: boolean): Truth {
  if (truths.some(each => each.value === deciding)) {
    return truthOf(deciding);
  }
  const unknown = truths.flatMap(each => each.unknown);
  return truths.every(each => each.value !== undefined)
    ? truthOf(!deciding)
    : { value: undefined, unknown: Array.from(new Set(unknown)) };
}
