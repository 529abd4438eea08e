import path from 'node:path';

/** Whether a path matches a pattern in which `*` stands for anything but a slash and `**` for anything. */
export function matchesPath(file: string, pattern: string): boolean {
  return (
    path.matchesGlob(file, pattern) ||
    // A wildcard does not match a leading dot, in the shell's tradition; here a file is a file.
    path.matchesGlob(undotted(file), undotted(pattern))
  );
}

function undotted(text: string): string {
  return text.replace(/(^|\/)\.(?=[^./])/g, '$1_');
}
