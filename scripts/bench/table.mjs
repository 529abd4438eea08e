/** Rows of text in columns, for a terminal. */
export function table(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const lines = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return `\n${lines.join('\n')}\n`;
}

export const seconds = value => `${value.toFixed(2)} s`;
export const milliseconds = value => `${value.toFixed(1)} ms`;
export const ratio = value => `${value.toFixed(2)} ×`;
export const percent = value => `${(100 * value).toFixed(1)} %`;
export const megabytes = value => `${(value / 1e6).toFixed(0)} MB`;
