/** Long-term and temporary AWS access key ids. */
const ACCESS_KEY_ID = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/;

/** The first AWS access key id in any of the texts: what tells two problems of one user apart. Else ''. */
export function accessKeyIdIn(...texts: (string | undefined)[]): string {
  return ACCESS_KEY_ID.exec(texts.join(' '))?.[0] ?? '';
}
