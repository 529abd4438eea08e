import { readFile } from 'node:fs/promises';

/**
 * Reads a file that was named on the command line.
 *
 * @throws Error that says in words why it cannot be read
 */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOENT'
        ? `there is no file ${file}`
        : `${file} cannot be read: ${message}`,
    );
  }
}
