/** Where a file of the source stands in the evidence, as a JSON pointer. */
export function pointerInSource(file: string): string {
  return `source.json#/files/${file.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
