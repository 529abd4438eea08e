/** A text as one word of a shell of POSIX, in quotes where it asks for them. */
export function quoted(text: string): string {
  return /^[\w+=,.@/:-]+$/.test(text)
    ? text
    : `'${text.replace(/'/g, "'\\''")}'`;
}

/** A command that writes a document as JSON into a file. */
export function saved(file: string, document: unknown): string {
  return `cat > ${file} <<'JSON'\n${JSON.stringify(
    document,
    undefined,
    2,
  )}\nJSON`;
}
