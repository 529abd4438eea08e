import { SampleReport, TemplateReport } from './TemplateTestReport';

/** Which values went through Terraform's life, and in which sample; nothing where none was to. */
export function livesText({ samples }: TemplateReport): string[] {
  const lived = samples.filter(it => it.covers.length && it.lives.length);
  if (!lived.length) {
    return [];
  }
  const values = new Map<string, Set<string>>();
  for (const { field, value } of lived.flatMap(it => it.covers)) {
    values.set(
      field,
      (values.get(field) ?? new Set()).add(JSON.stringify(value)),
    );
  }
  return [
    `lived through, each value at least once: ${[...values]
      .map(([field, all]) => `${field} ${all.size}`)
      .join(', ')}`,
    ...lived.map(it => `  ${lineOf(it)}`),
  ];
}

function lineOf({ name, outcome, covers, lives }: SampleReport): string {
  const shown = covers.map(
    ({ field, value }) => `${field} ${JSON.stringify(value)}`,
  );
  const shared = lives.flatMap(({ root, sharedWith }) =>
    sharedWith
      ? [
          `${root} as in ${shortName(sharedWith.sample)} of ${
            sharedWith.template
          }`,
        ]
      : [],
  );
  const went = [...new Set(lives.map(it => it.life))].join(' and ');
  return [
    `${shortName(name)} (${went}${
      outcome === 'failed' ? ', failed' : ''
    }): ${shown.join(', ')}`,
    ...(shared.length ? [` (${shared.join('; ')})`] : []),
  ].join('');
}

/** The rest of its name is the list of values. */
function shortName(sample: string): string {
  return /^life \d+(?=:)/.exec(sample)?.[0] ?? `“${sample}”`;
}
