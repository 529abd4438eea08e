import fs from 'node:fs';
import path from 'node:path';

/*
 * gitlab-ci-local lays out the files of a job with rsync, which many machines do not have. It asks for little: copy a
 * folder, leave some paths out, delete what is no longer there. That little is done here, in the words of rsync; anything
 * else is refused, so that nothing goes unnoticed.
 */
const PROGRAM = `
import fs from 'node:fs';
import path from 'node:path';
const args = process.argv.slice(2);
const places = [];
const left = [];
let remove = false;
const add = pattern => {
  const text = pattern.trim();
  if (text && !text.startsWith('#')) {
    left.push(text.replace(/^- /, '').replace(/^\\//, '').replace(/\\/$/, ''));
  }
};
while (args.length) {
  const arg = args.shift();
  const [name, inline] = arg.split(/=(.*)/s);
  const value = () => inline ?? args.shift();
  if (name === '--exclude') add(value());
  else if (name === '--exclude-from') fs.readFileSync(value(), 'utf8').split('\\n').forEach(add);
  else if (name === '--delete' || name === '--delete-excluded') remove = true;
  else if (/^-[ar]+$/.test(name)) continue;
  else if (name.startsWith('-')) {
    console.error('this stand-in for rsync does not know ' + name + '; install rsync');
    process.exit(1);
  } else places.push(arg);
}
const target = path.resolve(places.pop());
const isLeft = relative => left.some(it => relative === it || path.matchesGlob(relative, it));
if (remove) fs.rmSync(target, { recursive: true, force: true });
fs.mkdirSync(target, { recursive: true });
// What lies in the target's own way is not copied into itself.
const copy = (from, relative) => {
  for (const entry of fs.readdirSync(path.join(from, relative), { withFileTypes: true })) {
    const place = path.posix.join(relative, entry.name);
    const source = path.join(from, place);
    if (isLeft(place) || source === target) continue;
    const goal = path.join(target, place);
    if (entry.isDirectory()) {
      fs.mkdirSync(goal, { recursive: true });
      copy(from, place);
    } else {
      fs.rmSync(goal, { force: true });
      fs.cpSync(source, goal, { verbatimSymlinks: true, preserveTimestamps: true });
    }
  }
};
for (const place of places) copy(path.resolve(place), '');
`;

/**
 * Writes a small `rsync` into a folder.
 *
 * @returns the folder, to be put last on the PATH
 */
export function writeCopyTool(folder: string): string {
  const script = path.join(folder, 'copy.mjs');
  if (!fs.existsSync(script)) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(
      path.join(folder, 'rsync'),
      `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`,
      { mode: 0o755 },
    );
    fs.writeFileSync(script, PROGRAM);
  }
  return folder;
}
