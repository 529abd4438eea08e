import fs from 'node:fs';

/** `provider::local::…` */
export const LOCAL_FUNCTIONS = {
  direxists: (path: string) =>
    fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
};
