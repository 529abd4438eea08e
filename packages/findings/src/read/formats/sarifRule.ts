import { JsonFields } from '../fields/JsonFields';

/**
 * The rule that a SARIF result is about: of the tool itself, or of the extension that the result names (§3.27.7,
 * §3.52.3). An index counts only where the rule there is the one that the result names: tools number their own lists.
 */
export function sarifRule(result: JsonFields, run: JsonFields): JsonFields {
  const id = result.text('ruleId', 'rule.id');
  const index = result.number('ruleIndex') ?? result.number('rule.index');
  const named = componentRules(result, run);
  const at = index === undefined ? undefined : named[index];
  const candidates = [
    ...named.filter(rule => isRule(rule, id)),
    ...(at && (id === undefined || at.text('id') === undefined) ? [at] : []),
    ...allRules(run).filter(rule => isRule(rule, id)),
    // `CA1000/1` is a part of the rule `CA1000` (§3.27.5).
    ...(at && id?.startsWith(`${at.text('id')}/`) ? [at] : []),
  ];
  return candidates[0] ?? new JsonFields(undefined);
}

function isRule(rule: JsonFields, id: string | undefined): boolean {
  return id !== undefined && rule.text('id') === id;
}

function componentRules(result: JsonFields, run: JsonFields): JsonFields[] {
  const extension =
    result.number('rule.toolComponent.index') ??
    indexOfExtension(result, run) ??
    -1;
  return rulesAt(
    run,
    extension < 0 ? 'tool.driver' : `tool.extensions.${extension}`,
  );
}

/** A component is named by its place, its GUID or its name. */
function indexOfExtension(
  result: JsonFields,
  run: JsonFields,
): number | undefined {
  const guid = result.text('rule.toolComponent.guid');
  const name = result.text('rule.toolComponent.name');
  if (guid === undefined && name === undefined) {
    return undefined;
  }
  return run.list('tool.extensions').findIndex(each => {
    const extension = new JsonFields(each);
    return guid === undefined
      ? extension.text('name') === name
      : extension.text('guid') === guid;
  });
}

function allRules(run: JsonFields): JsonFields[] {
  return [
    ...rulesAt(run, 'tool.driver'),
    ...run
      .list('tool.extensions')
      .flatMap((_, at) => rulesAt(run, `tool.extensions.${at}`)),
  ];
}

function rulesAt(run: JsonFields, component: string): JsonFields[] {
  return run.list(`${component}.rules`).map(each => new JsonFields(each));
}
