/*
 * Long work shows that it is alive: on a terminal one line that counts the seconds, elsewhere (CI, a pipe)
 * one line at the start and one at the end.
 */

const started = Date.now();

function seconds(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}

/** Runs `work` under a title; its `note(text)` shows what is being done at the moment. */
export async function step(title, work) {
  const since = Date.now();
  const live = process.stdout.isTTY;
  let detail = '';
  const draw = () =>
    process.stdout.write(
      `\r\x1b[2K  … ${title} ${seconds(since)}${
        detail ? ` · ${detail}` : ''
      }`.slice(0, process.stdout.columns ?? 120),
    );
  const timer = live ? setInterval(draw, 500) : undefined;
  if (!live) {
    process.stdout.write(`  … ${title}\n`);
  }
  try {
    const result = await work(text => {
      detail = text;
    });
    clearInterval(timer);
    process.stdout.write(
      `${live ? '\r\x1b[2K' : ''}  ✓ ${title} (${seconds(since)})\n`,
    );
    return result;
  } catch (error) {
    clearInterval(timer);
    process.stdout.write(
      `${live ? '\r\x1b[2K' : ''}  ✗ ${title} (${seconds(since)})\n`,
    );
    throw error;
  }
}

/** Whole seconds since the command was given. */
export function elapsed() {
  return seconds(started);
}
