import { isJsonObject } from '../../read/fields/JsonFields';
import { Glob } from '../../glob/Glob';

/*
 * Edits of policy documents of AWS as they are written: an action that is written out is taken away, one within a pattern is
 * denied beside it, since nobody can say of `s3:*` which of its actions are meant.
 */

export type RawDocument = Record<string, unknown>;
type RawStatement = Record<string, unknown>;

/** What an edit made of a document. */
export interface Edit {
  document: RawDocument;
  isChanged: boolean;
}

/** Of the statement of a policy that would have none: AWS takes no policy without one. */
const NOTHING_LEFT = 'NothingIsLeft';

/** Resources of one's own user: keys and passwords of oneself are no other identity. */
const SELF = 'arn:aws:iam::*:user/${aws:username}';

export function statementsOf(document: RawDocument): RawStatement[] {
  return [document.Statement].flat().filter(isJsonObject);
}

export function textsOf(value: unknown): string[] {
  return [value ?? []].flat().map(String);
}

/** The document without some actions. */
export function withoutActions(
  document: RawDocument,
  actions: readonly string[],
): Edit {
  const denied = new Set<string>();
  const statements = statementsOf(document).flatMap(statement => {
    if (statement.Effect !== 'Allow') {
      return [statement];
    }
    if (statement.NotAction !== undefined) {
      const excepted = textsOf(statement.NotAction);
      const missing = actions.filter(it => !excepted.some(p => covers(p, it)));
      return missing.length > 0
        ? [{ ...statement, NotAction: [...excepted, ...missing] }]
        : [statement];
    }
    const own = textsOf(statement.Action);
    const left = own.filter(
      it => !actions.some(action => it.toLowerCase() === action.toLowerCase()),
    );
    for (const action of actions) {
      if (left.some(pattern => covers(pattern, action))) {
        denied.add(action);
      }
    }
    if (left.length === 0) {
      return [];
    }
    return left.length < own.length
      ? [{ ...statement, Action: single(left) }]
      : [statement];
  });
  return edited(document, statements, Array.from(denied), actions);
}

/** The document with some actions, where they are written out, on one's own user alone. */
export function onSelf(
  document: RawDocument,
  actions: readonly string[],
): Edit {
  let isChanged = false;
  const statements = statementsOf(document).flatMap(statement => {
    const own = statement.Effect === 'Allow' ? textsOf(statement.Action) : [];
    const literal = own.filter(it =>
      actions.some(action => it.toLowerCase() === action.toLowerCase()),
    );
    if (literal.length === 0) {
      return [statement];
    }
    isChanged = true;
    const left = own.filter(it => !literal.includes(it));
    const { Sid: sid, ...rest } = statement;
    return [
      ...(left.length > 0 ? [{ ...statement, Action: single(left) }] : []),
      {
        ...(typeof sid === 'string' && sid !== '' && { Sid: `${sid}Own` }),
        ...rest,
        Action: single(literal),
        Resource: SELF,
      },
    ];
  });
  return { document: { ...document, Statement: statements }, isChanged };
}

/** Whether a document grants an action by writing it out and not by a pattern that stands for more. */
export function isWrittenOut(document: RawDocument, action: string): boolean {
  return statementsOf(document)
    .filter(it => it.Effect === 'Allow')
    .every(
      it =>
        it.NotAction === undefined &&
        textsOf(it.Action).every(
          pattern =>
            !covers(pattern, action) ||
            pattern.toLowerCase() === action.toLowerCase(),
        ),
    );
}

/** The document with the actions that are to be kept alone, as far as it grants them. */
export function keeping(
  document: RawDocument,
  keep: readonly string[],
): RawDocument {
  const statements = statementsOf(document).flatMap(statement => {
    if (statement.Effect !== 'Allow') {
      return [statement];
    }
    const excepted = textsOf(statement.NotAction);
    const granted =
      statement.NotAction === undefined
        ? textsOf(statement.Action).flatMap(pattern =>
            keep.flatMap(it => {
              if (covers(pattern, it)) {
                return [it];
              }
              return covers(it, pattern) ? [pattern] : [];
            }),
          )
        : keep.filter(it => !excepted.some(pattern => covers(pattern, it)));
    const { NotAction: _, ...rest } = statement;
    return granted.length > 0
      ? [{ ...rest, Action: single(Array.from(new Set(granted))) }]
      : [];
  });
  return edited(document, statements, [], keep).document;
}

/** The document with the passing of roles narrowed to some, for one service. */
export function passingOnly(
  document: RawDocument,
  roles: readonly string[],
  services: readonly string[],
): Edit {
  const { document: without, isChanged } = withoutActions(document, [
    'iam:PassRole',
  ]);
  // A Deny that took the action out of a pattern would hold for what is meant too.
  const statements = statementsOf(without).map(it =>
    it.Effect === 'Deny' && textsOf(it.Action).includes('iam:PassRole')
      ? deniedBut(it, roles)
      : it,
  );
  return {
    isChanged,
    document: {
      ...without,
      Statement: [
        ...statements.filter(it => !isPlaceholder(it)),
        {
          Sid: sidFor(statements, 'PassNamedRole'),
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: single([...roles]),
          Condition: {
            StringEquals: { 'iam:PassedToService': single([...services]) },
          },
        },
      ],
    },
  };
}

/** The document with some action denied on some resources. */
export function denying(
  document: RawDocument,
  action: string,
  resource: string,
): RawDocument {
  const statements = statementsOf(document).flatMap(statement => {
    const isThat =
      statement.Effect === 'Allow' &&
      textsOf(statement.Action).length === 1 &&
      textsOf(statement.Action)[0].toLowerCase() === action.toLowerCase();
    const resources = textsOf(statement.Resource);
    if (!isThat || !resources.includes(resource)) {
      return [statement];
    }
    const left = resources.filter(it => it !== resource);
    return left.length > 0 ? [{ ...statement, Resource: single(left) }] : [];
  });
  return {
    ...document,
    Statement: [
      ...statements,
      {
        Sid: sidFor(statements, 'NotThatWay'),
        Effect: 'Deny',
        Action: action,
        Resource: resource,
      },
    ],
  };
}

/** Whether a pattern of actions stands for another action or pattern. */
export function covers(pattern: string, action: string): boolean {
  return Glob.parse(pattern.toLowerCase(), { question: true }).includes(
    Glob.parse(action.toLowerCase(), { question: true }),
  );
}

/** One alone stands without a list, as most policies are written. */
export function single<T>(list: T[]): T | T[] {
  return list.length === 1 ? list[0] : list;
}

function edited(
  document: RawDocument,
  statements: RawStatement[],
  denied: readonly string[],
  all: readonly string[],
): Edit {
  const deny = (actions: readonly string[], sid: string): RawStatement => ({
    Sid: sidFor(statements, sid),
    Effect: 'Deny',
    Action: single([...actions]),
    Resource: '*',
  });
  const isChanged =
    denied.length > 0 ||
    JSON.stringify(statements) !== JSON.stringify(statementsOf(document));
  const next = [
    ...statements,
    ...(denied.length > 0 ? [deny(denied, 'NoEscalation')] : []),
  ];
  return {
    isChanged,
    document: {
      ...document,
      Statement: next.length > 0 ? next : [deny(all, NOTHING_LEFT)],
    },
  };
}

/** Whether an edit left nothing that is allowed. */
export function isEmptied(document: RawDocument): boolean {
  return statementsOf(document).every(it => it.Effect !== 'Allow');
}

function isPlaceholder(statement: RawStatement): boolean {
  return statement.Sid === NOTHING_LEFT;
}

function deniedBut(
  { Resource: _, ...statement }: RawStatement,
  roles: readonly string[],
): RawStatement {
  return { ...statement, NotResource: single([...roles]) };
}

/** A Sid is letters and digits, and there once in a policy. */
function sidFor(statements: readonly RawStatement[], wanted: string): string {
  const taken = new Set(statements.map(it => it.Sid));
  let sid = wanted;
  for (let number = 2; taken.has(sid); number += 1) {
    sid = `${wanted}${number}`;
  }
  return sid;
}
