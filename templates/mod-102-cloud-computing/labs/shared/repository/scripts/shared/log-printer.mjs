const SHOWN = new Set(['apply_complete', 'apply_errored', 'change_summary']);

/** Prints what matters of a line of `terraform -json`. */
export function printLogLine(line) {
  const { type, diagnostic, hook, '@message': message } = JSON.parse(line);
  if (type === 'diagnostic') {
    const { severity, summary, detail } = diagnostic;
    console.error(`\n${severity}: ${summary}${detail ? `\n${detail}` : ''}\n`);
  } else if (SHOWN.has(type) && hook?.action !== 'read') {
    console.log(`  ${message}`);
  }
}
