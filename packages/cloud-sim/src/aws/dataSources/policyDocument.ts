import {
  type CtyObject,
  type CtyValue,
  knownBlocks,
  knownString,
  knownStrings,
} from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { digitsOf } from '../../simulation/simulatedDigits';

/*
 * `aws_iam_policy_document` needs no cloud: it writes a policy as JSON. This
 * follows the real data source: order of keys, a list of one written as a text,
 * values in reverse alphabetical order, statements of source documents first,
 * and override documents replacing statements of the same Sid.
 */

interface Statement {
  Sid?: string;
  Effect: string;
  [element: string]: unknown;
}

interface Policy {
  Version?: string;
  Id?: string;
  Statement?: Statement | Statement[];
}

function oneOrMany(values: string[]): string | string[] {
  return values.length === 1 ? values[0] : [...values].sort().reverse();
}

function principals(value: CtyValue | undefined): unknown {
  const blocks = knownBlocks(value);
  if (blocks.length === 0) {
    return undefined;
  }
  const byType = new Map<string, string[]>();
  for (const block of blocks) {
    const type = knownString(block.type) ?? '';
    const identifiers = knownStrings(block.identifiers);
    byType.set(type, [...(byType.get(type) ?? []), ...identifiers]);
  }
  // "*" for anybody, and {"AWS": "*"} for anybody who is signed in.
  if (byType.size === 1 && byType.get('*')?.join() === '*') {
    return '*';
  }
  return Object.fromEntries(
    [...byType].map(([type, identifiers]) => [type, oneOrMany(identifiers)]),
  );
}

function conditions(value: CtyValue | undefined): unknown {
  const byTest: Record<string, Record<string, string | string[]>> = {};
  for (const block of knownBlocks(value)) {
    const test = knownString(block.test) ?? '';
    const variable = knownString(block.variable) ?? '';
    const values = knownStrings(block.values);
    byTest[test] = {
      ...byTest[test],
      [variable]: values.length === 1 ? values[0] : values,
    };
  }
  return Object.keys(byTest).length > 0 ? byTest : undefined;
}

function toStatement(block: CtyObject): Statement {
  const list = (value: CtyValue | undefined) => {
    const values = knownStrings(value);
    return values.length > 0 ? oneOrMany(values) : undefined;
  };
  return {
    Sid: knownString(block.sid) || undefined,
    Effect: knownString(block.effect) ?? 'Allow',
    Action: list(block.actions),
    NotAction: list(block.not_actions),
    Resource: list(block.resources),
    NotResource: list(block.not_resources),
    Principal: principals(block.principals),
    NotPrincipal: principals(block.not_principals),
    Condition: conditions(block.condition),
  };
}

function statementsOf(policy: Policy): Statement[] {
  const { Statement: statement = [] } = policy;
  return Array.isArray(statement) ? statement : [statement];
}

/** Later statements replace earlier ones of the same Sid. */
function override(base: Statement[], changes: Statement[]): Statement[] {
  const merged = [...base];
  for (const change of changes) {
    const place = merged.findIndex(
      statement => change.Sid !== undefined && statement.Sid === change.Sid,
    );
    if (place < 0) {
      merged.push(change);
    } else {
      merged[place] = change;
    }
  }
  return merged;
}

function parsePolicies(value: CtyValue | undefined): Policy[] {
  return knownStrings(value)
    .filter(text => text !== '')
    .map(text => JSON.parse(text));
}

/** `aws_iam_policy_document`. */
export const policyDocument: DataSource = ({ config }) => {
  let sources: Policy[];
  let overrides: Policy[];
  try {
    sources = parsePolicies(config.source_policy_documents);
    overrides = parsePolicies(config.override_policy_documents);
  } catch (error) {
    return errorDiagnostic(
      'Invalid policy document',
      `source_policy_documents and override_policy_documents must be JSON: ${
        (error as Error).message
      }`,
    );
  }
  const own = knownBlocks(config.statement).map(toStatement);
  const sids = [...sources.flatMap(statementsOf), ...own].flatMap(({ Sid }) =>
    Sid ? [Sid] : [],
  );
  const twice = sids.find((sid, i) => sids.indexOf(sid) !== i);
  if (twice !== undefined) {
    return errorDiagnostic(
      'Invalid policy document',
      `duplicate Sid (${twice}). Remove the Sid or ensure the Sid is unique.`,
    );
  }
  const policy = {
    Version: knownString(config.version) ?? '2012-10-17',
    Id: knownString(config.policy_id),
    Statement: override(
      [...sources.flatMap(statementsOf), ...own],
      overrides.flatMap(statementsOf),
    ),
  };
  return {
    id: digitsOf(JSON.stringify(policy), 10),
    version: policy.Version,
    json: JSON.stringify(policy, undefined, 2),
    minified_json: JSON.stringify(policy),
  };
};
