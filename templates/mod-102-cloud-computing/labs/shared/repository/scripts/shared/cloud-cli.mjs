import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);

/** What a cloud's own command line answers, as JSON. */
export async function readJson(command, args) {
  const { stdout } = await execFileAsync(command, args, {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

/**
 * An inventory made by a cloud's own command line. Where nobody could look the answer says so; the grader then leaves
 * the teardown to a reviewer.
 */
export async function inventoryBy(command, product, list) {
  try {
    return { checked: true, resources: await list() };
  } catch (error) {
    return {
      checked: false,
      reason:
        error.code === 'ENOENT'
          ? `the ${product} (${command}) is not installed`
          : `the ${product} failed: ${firstLine(
              error.stderr ?? error.message,
            )}`,
    };
  }
}

function firstLine(text = '') {
  return text.trim().split('\n')[0].replace(/\.$/, '') || 'it gave no reason';
}
