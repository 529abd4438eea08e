/** A command line that cannot be carried out; its message is all there is to say. */
export class CommandError extends Error {}
