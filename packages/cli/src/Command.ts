/** What a command of `academy` does. */
export interface Command {
  /**
   * Does the work with the arguments after the words and writes to the standard streams.
   *
   * @returns the exit code: 0 where everything is well, 1 where something is wrong with the input
   * @throws an error whose message tells a person what to do; it is printed without its stack
   */
  run(args: string[]): Promise<number>;
}

/** A command as people find it. */
export interface ListedCommand {
  /** What is typed after `academy`, e.g. `['roadmap', 'import']`. */
  words: string[];
  /** One line for the list of commands. */
  summary: string;
  load(): Promise<Command>;
}
