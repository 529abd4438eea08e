import fs from 'node:fs';
import path from 'node:path';

// What Terraform reads, in any folder below infra/.
const READ =
  /(\.tf|\.tf\.json|\.tfvars|\.tfvars\.json|\.tftest\.hcl|\.tftest\.json|\.tfrc)$|^(\.terraformrc|terraform\.rc|\.terraform\.lock\.hcl)$/;

// What Terraform keeps for itself.
const KEPT = /(^|\/)\.terraform(\/|$)/;

/**
 * The configuration as it was run: every file below a folder that Terraform reads, by its path with `/`. A link is told
 * as one, since what it leads to is not in the repository.
 */
export function readSource(folder) {
  const entries = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(entry => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .map(({ entry, file }) => ({
      entry,
      file,
      name: path.relative(folder, file).split(path.sep).join('/'),
    }))
    .filter(({ entry, name }) => !KEPT.test(name) && isRead(entry, name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    files: Object.fromEntries(
      entries.map(({ entry, file, name }) => [
        name,
        entry.isSymbolicLink()
          ? { symlink: fs.readlinkSync(file) }
          : fs.readFileSync(file, 'utf8'),
      ]),
    ),
  };
}

function isRead(entry, name) {
  return entry.isSymbolicLink() || (entry.isFile() && READ.test(entry.name));
}
