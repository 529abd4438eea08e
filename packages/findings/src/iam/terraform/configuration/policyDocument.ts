import {
  HclMap,
  HclValue,
  JsonText,
  PlacedText,
  textOf,
  UnknownValue,
} from '../evaluate/HclValue';
import { SourceMap } from '../evaluate/SourceMap';
import { isMap } from '../evaluate/HclValue';
import { TerraformBody } from '../resources/TerraformResource';

/*
 * `data "aws_iam_policy_document"` as the policy it makes:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 *
 * Statements of source documents come first, then its own, then those of overrides; one with the Sid of an earlier one takes its
 * place.
 */

/** The document as a value whose statements know their lines. */
export function policyDocument(
  body: TerraformBody,
  sources: SourceMap,
): HclValue {
  const statements: HclMap[] = [];
  const unknown: UnknownValue[] = [];
  const add = (statement: HclMap) => {
    const sid = textOf(statement.Sid);
    const at = sid ? statements.findIndex(it => textOf(it.Sid) === sid) : -1;
    if (at >= 0) {
      statements[at] = statement;
    } else {
      statements.push(statement);
    }
  };
  const addDocuments = (...names: string[]) => {
    for (const value of names.flatMap(it => body.get(it) ?? []).flat()) {
      const found = statementsOf(value, sources);
      if (found) {
        found.forEach(add);
      } else if (value instanceof UnknownValue) {
        unknown.push(value);
      }
    }
  };
  addDocuments('source_json', 'source_policy_documents');
  for (const block of body.blocks('statement')) {
    add(sources.at(statementOf(block), block.place));
  }
  addDocuments('override_json', 'override_policy_documents');
  const document: HclMap = {
    Version: body.get('version') ?? '2012-10-17',
    // What a part cannot be told of makes no difference to the others, and is told of.
    Statement: [...statements, ...unknown],
  };
  return sources.at(document, body.place);
}

function statementsOf(
  value: HclValue,
  sources: SourceMap,
): HclMap[] | undefined {
  let document: HclValue = value;
  if (value instanceof JsonText) {
    document = value.value;
  } else if (typeof value === 'string' || value instanceof PlacedText) {
    try {
      document = JSON.parse(textOf(value) ?? '') as HclValue;
    } catch {
      return undefined;
    }
    if (value instanceof PlacedText && isMap(document)) {
      sources.at(document, { ...value.place, text: value.text });
    }
  }
  return isMap(document)
    ? [document.Statement].flat().filter((it): it is HclMap => isMap(it))
    : undefined;
}

function statementOf(block: TerraformBody): HclMap {
  const statement: HclMap = { Effect: block.get('effect') ?? 'Allow' };
  const copy = (from: string, to: string) => {
    const value = block.get(from);
    if (value !== undefined && value !== null) {
      statement[to] = withVariables(value);
    }
  };
  copy('sid', 'Sid');
  copy('actions', 'Action');
  copy('not_actions', 'NotAction');
  copy('resources', 'Resource');
  copy('not_resources', 'NotResource');
  const principals = principalsOf(block, 'principals');
  const notPrincipals = principalsOf(block, 'not_principals');
  if (principals !== undefined) {
    statement.Principal = principals;
  }
  if (notPrincipals !== undefined) {
    statement.NotPrincipal = notPrincipals;
  }
  const conditions: HclMap = {};
  for (const condition of block.blocks('condition')) {
    const test = textOf(condition.get('test')) ?? '';
    const variable = textOf(condition.get('variable')) ?? '';
    const keys = isMap(conditions[test]) ? conditions[test] : {};
    conditions[test] = keys;
    keys[variable] = [
      ...[keys[variable] ?? []].flat(),
      ...[withVariables(condition.get('values') ?? [])].flat(),
    ];
  }
  if (Object.keys(conditions).length > 0) {
    statement.Condition = conditions;
  }
  return statement;
}

function principalsOf(
  block: TerraformBody,
  name: string,
): HclValue | undefined {
  const principals: HclMap = {};
  for (const each of block.blocks(name)) {
    const type = textOf(each.get('type')) ?? '';
    const identifiers = [each.get('identifiers') ?? []].flat();
    // `*` for both is everybody, whoever vouches for them.
    if (type === '*') {
      return '*';
    }
    principals[type] = [...[principals[type] ?? []].flat(), ...identifiers];
  }
  return Object.keys(principals).length > 0 ? principals : undefined;
}

/** The provider writes `&{...}` for the variables of policies. */
function withVariables(value: HclValue): HclValue {
  if (Array.isArray(value)) {
    return value.map(withVariables);
  }
  if (value instanceof PlacedText) {
    return new PlacedText(
      value.text.replace(/&\{/g, '${'),
      value.place,
      value.unknowns,
    );
  }
  return typeof value === 'string' ? value.replace(/&\{/g, '${') : value;
}
