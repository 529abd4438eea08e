/**
 * The line on which something first stands outside of comments; JSON does not keep it. 1 where it is not found, as when
 * a block is written over several lines.
 */
export function lineOf(text: string, pattern: RegExp): number {
  let isComment = false;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!isComment && !/^\s*(#|\/\/)/.test(line) && pattern.test(line)) {
      return index + 1;
    }
    if (/\/\*/.test(line)) {
      isComment = true;
    }
    if (/\*\//.test(line)) {
      isComment = false;
    }
  }
  return 1;
}

/** A label or name in HCL, to be looked for as it is. */
export function quoted(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
