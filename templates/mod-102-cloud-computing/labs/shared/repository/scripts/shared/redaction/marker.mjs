/** What stands in place of a value that Terraform's own masks mark. @public */
export const SENSITIVE = '(sensitive value)';

/** A secret that was written in plain, and why it is one. */
const MARKER = /\(redacted: ([\w .:/-]*)\)/g;

/** What stands in place of a secret, so that whoever reads on still sees that there was one, and why. */
export function markerOf(why) {
  return `(redacted: ${why.replace(/[^\w .:/-]+/g, '_').slice(0, 160)})`;
}

/** Why something was taken out of a text, for each time. */
export function reasonsIn(text) {
  return [...text.matchAll(MARKER)].map(([, why]) => why);
}

/** Whether a text is nothing but markers. */
export function isMarked(text) {
  const rest = text.replace(MARKER, '').trim();
  return (rest === '' && text.trim() !== '') || rest === SENSITIVE;
}

/** A marker on as many lines as what it replaces had, so that places further down stay where they were. */
export function replacementOf(text, why) {
  return markerOf(why) + '\n'.repeat(text.split('\n').length - 1);
}
