import { posix } from 'node:path';
import { PrescanFinding, SourceFile } from './PrescanReport';

/** What is wrong with a file before anybody reads it. */
export function scanFileName(
  file: string,
  content: SourceFile,
): PrescanFinding[] {
  const at = { file, line: 1 };
  const name = posix.basename(file);
  if (
    !file ||
    file.startsWith('/') ||
    /^[a-z]:|\\|\0/i.test(file) ||
    file.split('/').some(part => part === '..' || part === '.' || !part)
  ) {
    return [
      {
        ...at,
        rule: 'path',
        message: `${JSON.stringify(
          file,
        )} does not stay in the folder of the configuration; expected a relative path with /`,
      },
    ];
  }
  if (typeof content !== 'string') {
    return [
      {
        ...at,
        rule: 'symlink',
        message: `a symbolic link to ${content.symlink}; put the file itself there`,
      },
    ];
  }
  if (/(^|_)override\.tf(\.json)?$/.test(name)) {
    return [
      {
        ...at,
        rule: 'override',
        message:
          'an override file changes what other files say; write the change where it belongs',
      },
    ];
  }
  if (/\.tf\.json$|\.tftest\.json$/.test(name)) {
    return [
      {
        ...at,
        rule: 'json-syntax',
        message: 'Terraform in JSON is not read here; write it as HCL',
      },
    ];
  }
  if (/^(\.terraformrc|terraform\.rc)$|\.tfrc$/.test(name)) {
    return [
      {
        ...at,
        rule: 'cli-config',
        message:
          'a configuration of the command line can replace providers; remove it',
      },
    ];
  }
  return [];
}
