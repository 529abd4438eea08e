import path from 'node:path';
import { scanTemplate } from '../syntax/scanTemplate';

/** The name under which templates call {@link relocated} on an address that is computed. */
export const RELOCATE_FUNCTION = 'templateTestingRelocate';

/** Where that lies which templates fetch from above their own folder. */
const ABOVE = '__above__';

/*
 * A portal reads `../../skeletons/x` from the repository of the template. The scaffolder refuses it where it reads from a
 * folder, as it does here; so what lies above the template's folder is laid out in a folder below it.
 */
export function relocated(url: string): string {
  if (/^[a-z]+:\/\//i.test(url)) {
    return url;
  }
  const [, up, rest] = /^((?:\.\.(?:\/|$))*)(.*)$/.exec(
    path.posix.normalize(url),
  )!;
  const levels = up.split('..').length - 1;
  return levels ? path.posix.join(ABOVE, String(levels), rest) : url;
}

/** The same for an address as the template has it: its beginning is what decides, and may be an expression. */
export function relocateUrl(url: string): string {
  const [first, ...rest] = scanTemplate(url);
  if (first?.kind === 'text') {
    // What follows the last slash may go on in an expression, and is no folder by itself.
    const folder = first.text.slice(0, first.text.lastIndexOf('/') + 1);
    const name = first.text.slice(folder.length);
    const moved = relocated(rest.length ? folder : first.text);
    return rest.length && moved !== folder
      ? `${moved.replace(/\/?$/, '/')}${name}${textOf(rest)}`
      : `${rest.length ? first.text : moved}${textOf(rest)}`;
  }
  return first?.kind === 'expression'
    ? `\${{ ${RELOCATE_FUNCTION}(${first.content.trim()}) }}${textOf(rest)}`
    : url;
}

function textOf(tokens: { text: string }[]): string {
  return tokens.map(it => it.text).join('');
}
