import { Check, failed, passed } from '../Check';
import { PLACEHOLDER } from '../markdown';

const FILE = 'security-checklist.md';
const MIN_ITEMS = 6;

/** Every item of the security checklist was looked at, with what was seen. */
export const securityChecklist: Check = {
  id: 'security-checklist',
  title: 'The security checklist is done',
  hint: 'Go through `submission/security-checklist.md`, tick each item that holds and write behind its colon what you saw.',
  run(run) {
    const items = run
      .text(FILE)
      .split(/\r?\n/)
      .flatMap((line, index) => {
        const match = /^\s*[-*]\s+\[( |x|X)\]\s+(.*)$/.exec(line);
        return match
          ? [{ line: index + 1, isDone: match[1] !== ' ', text: match[2] }]
          : [];
      });
    if (items.length < MIN_ITEMS) {
      return failed(
        `${FILE} has ${items.length} items, expected at least ${MIN_ITEMS}.`,
        FILE,
      );
    }
    const open = items.find(({ isDone }) => !isDone);
    if (open) {
      return failed(
        `Not done: ${open.text.slice(0, 80)}`,
        `${FILE}:${open.line}`,
      );
    }
    const silent = items.find(
      ({ text }) => !/:\s*\S/.test(text) || PLACEHOLDER.test(text),
    );
    return silent
      ? failed(
          `Ticked without what was seen: ${silent.text.slice(0, 80)}`,
          `${FILE}:${silent.line}`,
        )
      : passed(`${items.length} items are done.`);
  },
};
