/** Rows of text as columns; those that are numbers stand to the right. The first row is the header. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const plain = rows.map(row => row.map(onOneLine));
  const widths = plain[0].map((_, column) =>
    Math.max(...plain.map(row => row[column].length)),
  );
  const isNumber = plain[0].map((_, column) =>
    plain.slice(1).every(row => /^(-?\d+(\.\d+)?( %)?)?$/.test(row[column])),
  );
  return plain
    .map(row =>
      row
        .map((cell, column) =>
          isNumber[column]
            ? cell.padStart(widths[column])
            : cell.padEnd(widths[column]),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Texts come from strangers' files: no line breaks, nothing that steers a terminal. */
function onOneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}
