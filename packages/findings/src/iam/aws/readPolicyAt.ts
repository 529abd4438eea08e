import { isJsonObject } from '../../read/fields/JsonFields';
import { IamCheckContext, IamDocument } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { lintPolicy } from '../lint/lintPolicy';
import { Policy } from '../policy/Policy';
import { readPolicy } from '../policy/readPolicy';
import { statementsOf, textsOf } from '../remedy/editStatements';
import { PolicyHome } from '../remedy/PolicyHome';
import { tidyPolicy } from '../remedy/tidyPolicy';
import { lintProblem } from './lintProblem';

/**
 * Reads a policy within a document; answers of the API hold it URL-encoded, as a text or as an object. What is wrong with
 * it is an error of the check, at its statement; what it says to no effect is a problem of its own.
 */
export function readPolicyAt(
  name: string,
  value: unknown,
  place: JsonPlace,
  document: IamDocument,
  context: IamCheckContext,
  /** Where whoever has to change it finds it. */
  home: (policy: Policy) => PolicyHome,
): Policy | undefined {
  const { policy, problems } = readPolicy(name, decoded(value));
  for (const problem of problems) {
    const index = /^Statement\[(\d+)\]/.exec(problem.field)?.[1];
    context.error(
      document,
      index === undefined
        ? place
        : placeOfStatement(place, value, Number(index)),
      problem.message,
    );
  }
  for (const { effect, actions = [], index } of policy?.statements ?? []) {
    const open = actions.filter(it => it.includes('${'));
    if (effect === 'Allow' && open.length > 0) {
      context.warn(
        document,
        `${name} allows ${open.join(
          ', ',
        )}, and which actions those are cannot be told; they are not judged`,
        placeOfStatement(place, value, index),
      );
    }
  }
  const { reference, keep } = context;
  const lints = policy && reference ? lintPolicy(policy, reference) : [];
  if (policy && reference && lints.length > 0) {
    const tidy = tidyPolicy(policy, lints, {
      document: rawDocument(value) ?? {},
      reference,
      keep,
    });
    for (const each of lints) {
      context.report(
        document,
        lintProblem(name, each, {
          sid: policy.statements.find(it => it.index === each.statement)?.sid,
          place: placeOfStatement(place, value, each.statement),
          written: statementsOf(rawDocument(value) ?? {})
            .slice(each.statement, each.statement + 1)
            .flatMap(it => textsOf(it.Action ?? it.NotAction)),
          tidy,
          home: () => home(policy),
        }),
      );
    }
  }
  return policy;
}

/** A single statement may stand without a list around it. */
export function placeOfStatement(
  place: JsonPlace,
  value: unknown,
  index: number,
): JsonPlace {
  const isList = Array.isArray(
    (value as { Statement?: unknown } | undefined)?.Statement,
  );
  return [...place, 'Statement', ...(isList ? [index] : [])];
}

function decoded(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*%7B/i.test(value)) {
    return value;
  }
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** A policy document as it is written, out of whatever it is wrapped in. */
export function rawDocument(
  value: unknown,
): Record<string, unknown> | undefined {
  const document = decoded(value);
  if (typeof document !== 'string') {
    return isJsonObject(document) ? document : undefined;
  }
  try {
    const parsed: unknown = JSON.parse(document);
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
