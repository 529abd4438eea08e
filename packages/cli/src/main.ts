import { ListedCommand } from './Command';
import { commands } from './commands';

/** Runs the command that the arguments name and leaves its exit code with the process. */
export async function main(args: string[]): Promise<void> {
  endQuietlyWithReader();
  try {
    process.exitCode = await run(args);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`academy: ${reason}\n`);
    process.exitCode = 1;
  }
}

async function run(args: string[]): Promise<number> {
  const command = commands.find(it =>
    it.words.every((word, index) => args[index] === word),
  );
  if (command) {
    const { run: runCommand } = await command.load();
    return runCommand(args.slice(command.words.length));
  }
  const words = args.filter(it => !it.startsWith('-'));
  const related = commands.filter(it => it.words[0] === words[0]);
  if (!words.length) {
    process.stdout.write(usage(commands));
    return 0;
  }
  if (related.length && words.length === 1) {
    process.stdout.write(usage(related));
    return 0;
  }
  throw new Error(
    `there is no command “${words.slice(0, 2).join(' ')}”.\n\n${usage(
      commands,
    )}`,
  );
}

function usage(listed: ListedCommand[]): string {
  const names = listed.map(it => `academy ${it.words.join(' ')}`);
  const width = Math.max(...names.map(it => it.length));
  const lines = listed.map(
    (it, index) => `  ${names[index].padEnd(width)}  ${it.summary}`,
  );
  return `Commands:\n${lines.join(
    '\n',
  )}\n\nAdd --help to a command to see its arguments.\n`;
}

// `academy … | head` closes the pipe early, which is no error.
function endQuietlyWithReader() {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      process.exit(0);
    }
    throw error;
  });
}
