import { lineOf, quoted } from './lineOf';
import { bodies, labelled } from './parseHcl';
import { PrescanReport } from './PrescanReport';
import { ParsedFile, sourceBlocks } from './SourceModule';

/** The conditions that a file sets, wherever they stand. */
export function conditionsOf(file: ParsedFile): PrescanReport['conditions'] {
  const lifecycles = sourceBlocks(file).flatMap(({ body }) =>
    bodies(body.lifecycle),
  );
  const conditions = [
    ...lifecycles.flatMap(it => [
      ...bodies(it.precondition),
      ...bodies(it.postcondition),
    ]),
    ...labelled(file.parsed.output).flatMap(([, body]) =>
      bodies(body.precondition),
    ),
    ...labelled(file.parsed.check).flatMap(([, body]) => bodies(body.assert)),
    ...labelled(file.parsed.variable).flatMap(([, body]) =>
      bodies(body.validation),
    ),
  ];
  return conditions.flatMap(({ condition }) => {
    if (typeof condition !== 'string') {
      return [];
    }
    const text = condition.replace(/^\$\{([\s\S]*)\}$/, '$1');
    const start = text.split('\n')[0].slice(0, 60);
    return [
      {
        file: file.file,
        line: lineOf(file.text, new RegExp(`condition\\s*=.*${quoted(start)}`)),
        text,
      },
    ];
  });
}

/** What keeps a resource from being destroyed, or hides whatever changes. */
export function lifecyclesOf(file: ParsedFile): PrescanReport['lifecycles'] {
  return sourceBlocks(file).flatMap(({ keyword, type, name, body }) => {
    const lifecycles = keyword === 'resource' ? bodies(body.lifecycle) : [];
    const header = new RegExp(
      `resource\\s+"?${quoted(type)}"?\\s+"?${quoted(name)}\\b`,
    );
    return lifecycles.flatMap(lifecycle => {
      const at = (what: PrescanReport['lifecycles'][number]['what']) => [
        { file: file.file, line: lineOf(file.text, header), what },
      ];
      return [
        ...(lifecycle.prevent_destroy === true ? at('prevent_destroy') : []),
        ...(/^(\$\{)?\s*all\s*\}?$/.test(String(lifecycle.ignore_changes))
          ? at('ignore_changes = all')
          : []),
      ];
    });
  });
}

/** The types that files have blocks of. */
export function typesOf(files: readonly ParsedFile[]): string[] {
  const types = files
    .flatMap(sourceBlocks)
    .map(({ keyword, type }) => (keyword === 'data' ? `data.${type}` : type));
  return [...new Set(types)].sort();
}
