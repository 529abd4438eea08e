import fs from 'node:fs';
import path from 'node:path';
import { LabError } from './lab-error.mjs';
import { root } from './paths.mjs';

const NEEDED = [
  'workspaceId',
  'moduleId',
  'itemId',
  'provider',
  'region',
  'scopeId',
  'portalUrl',
  'cloudSim.url',
  'cloudSim.digest',
];

/** The text of lab.yaml, and the scalars in it by dotted path, e.g. `cloudSim.digest`. */
export function readLab() {
  const file = path.join(root, 'lab.yaml');
  let text;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    throw new LabError(
      'lab.yaml is missing. Restore it: git checkout lab.yaml',
    );
  }
  const values = readScalars(text);
  const missing = NEEDED.find(name => !values[name]);
  if (missing) {
    throw new LabError(
      `lab.yaml has no ${missing}. Restore it: git checkout lab.yaml`,
    );
  }
  return { text, values };
}

/**
 * Reads `key: value` lines at the top level and one level below. lab.yaml is generated in that form; its lists are
 * for the portal and are passed over. (A YAML library would be the only dependency of these scripts.)
 */
export function readScalars(text) {
  const values = {};
  let parent;
  for (const line of text.split(/\r?\n/)) {
    const [, indent, key, value] =
      /^( *)([A-Za-z][\w-]*):(?:\s+(.*))?$/.exec(line) ?? [];
    if (!key || indent.length > 2) {
      continue;
    }
    if (!indent) {
      parent = value ? undefined : key;
    }
    if (value && !value.startsWith('#')) {
      values[indent && parent ? `${parent}.${key}` : key] = unquote(value);
    }
  }
  return values;
}

function unquote(value) {
  if (value.startsWith('"')) {
    return JSON.parse(/^"(?:[^"\\]|\\.)*"/.exec(value)?.[0] ?? value);
  }
  return value.replace(/\s+#.*$/, '').trim();
}
