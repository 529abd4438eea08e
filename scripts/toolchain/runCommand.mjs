import { spawn } from 'node:child_process';

/**
 * Runs a command and gives back its exit code and everything it printed. `onLine` sees each line as it comes;
 * with `inherit` the output goes straight to the terminal and is not collected.
 */
export function runCommand(command, args, options = {}) {
  const { onLine, inherit, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...spawnOptions,
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = chunk => {
      output += chunk;
      for (const line of String(chunk).split('\n')) {
        if (line.trim()) {
          onLine?.(line);
        }
      }
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, signal, output }),
    );
  });
}

/** The last lines of a log, for an error message. */
export function tail(text, lines = 25) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
