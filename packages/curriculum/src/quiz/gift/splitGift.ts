/** A run of lines without a blank one, as GIFT separates questions. */
export interface GiftBlock {
  /** Of its first line; counts from 1. */
  line: number;
  text: string;
}

/**
 * Cuts a GIFT file at its blank lines, so that one broken question costs one question. Blocks of comments alone
 * are left out, except that `// [id:...]` and `// [tag:...]` go with the question that follows.
 */
export function splitGift(text: string): GiftBlock[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const blocks: GiftBlock[] = [];
  let current: string[] = [];
  let start = 0;
  const flush = () => {
    const isComment = current.every(line => /^\s*\/\//.test(line));
    if (current.length > 0 && !isComment) {
      blocks.push({ line: start, text: current.join('\n') });
      current = [];
    } else if (!current.some(line => /\[(?:id|tag):/.test(line))) {
      current = [];
    }
  };
  lines.forEach((line, index) => {
    if (line.trim() === '') {
      flush();
      return;
    }
    if (current.length === 0) {
      start = index + 1;
    }
    current.push(line);
  });
  flush();
  return blocks;
}
