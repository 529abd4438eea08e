import { PlacedPolicy } from '../check/IamFormat';
import { Policy, PolicyPrincipal } from '../policy/Policy';
import { readPolicy } from '../policy/readPolicy';
import { RawDocument, single, statementsOf, textsOf } from './editStatements';
import { filledIn } from './placeholders';

/*
 * Policies that say who gets in, less what is wrong with them. All problems of a policy are mended at once, the first that is
 * found first, until none is found or none can be mended: what one asks for another may need too. Where several
 * principals share a statement, those that are meant get a statement of their own, so that nothing is asked of the others.
 */

export type RawStatement = Record<string, unknown>;

/** What is done about one problem: the statements that come in the place of its statement. */
export interface Measure {
  statements: RawStatement[];
  words: string;
}

interface StatementProblem {
  /** Place in the policy, from 0. */
  statement: number;
  message: string;
}

export interface MendStatementsOptions<P extends StatementProblem> {
  name: string;
  document: RawDocument;
  /** The policy's own, where it is known. */
  account: string | undefined;
  problemsOf(policy: Policy): P[];
  measureFor(problem: P, statement: RawStatement): Measure | undefined;
  /** Whether what is left is well enough. */
  isMended(left: readonly P[]): boolean;
}

/** Each measure closes one problem or more; a policy of AWS has no room for as many. */
const MAX_MEASURES = 200;

/** The policy mended; undefined where that is not known. */
export function mendStatements<P extends StatementProblem>({
  name,
  document: before,
  account,
  problemsOf,
  measureFor,
  isMended,
}: MendStatementsOptions<P>): PlacedPolicy | undefined {
  const isList = Array.isArray(before.Statement);
  let statements: RawStatement[] = statementsOf(before);
  let left: P[] | undefined;
  const words = new Set<string>();
  const given = new Set<string>();
  const keyOf = ({ statement, message }: P) => `${statement} ${message}`;
  const document = (): RawDocument => ({
    ...before,
    Statement: isList || statements.length > 1 ? statements : statements[0],
  });
  for (let count = 0; count < MAX_MEASURES; count += 1) {
    const { policy } = readPolicy(
      name,
      filledIn(
        document(),
        account === undefined ? {} : { ACCOUNT_ID: account },
      ),
    );
    if (!policy) {
      return undefined;
    }
    left = problemsOf(policy);
    const next = left.find(it => !given.has(keyOf(it)));
    if (!next) {
      break;
    }
    const statement = statements[next.statement];
    const measure = statement && measureFor(next, statement);
    if (!measure || words.has(measure.words)) {
      // The same again closes nothing.
      given.add(keyOf(next));
    }
    if (measure) {
      const [first, ...others] = measure.statements;
      statements = [
        ...statements.map(it => (it === statement ? first : it)),
        ...others,
      ];
      words.add(measure.words);
    }
  }
  return words.size > 0 && left && isMended(left)
    ? {
        policy: name,
        document: document(),
        removed: [],
        narrowed: Array.from(words),
        kept: Array.from(
          new Set(
            statements
              .filter(it => it.Effect === 'Allow')
              .flatMap(it => textsOf(it.Action)),
          ),
        ),
      }
    : undefined;
}

/** The principal that is meant in the place of one that is everybody, or that one left out where others are named. */
export function named(
  statement: RawStatement,
  principal: PolicyPrincipal | undefined,
  meant: PolicyPrincipal,
): Measure {
  const { NotPrincipal: _, ...rest } = statement;
  const others = principal
    ? principalsOf(statement).filter(it => !isSame(it, principal))
    : [];
  return others.length > 0
    ? {
        statements: [withPrincipals(rest, others)],
        words: `${
          principal!.id
        } is left out, since who is named beside it is meant`,
      }
    : {
        statements: [withPrincipals(rest, [meant])],
        words: `Principal is who needs it, ${meant.id}`,
      };
}

/** Changes a statement for some of its principals alone. */
export function isolated(
  statement: RawStatement,
  principals: readonly PolicyPrincipal[],
  change: (own: RawStatement) => { statement: RawStatement; words: string },
): Measure {
  const all = principalsOf(statement);
  const own = all.filter(it => principals.some(each => isSame(each, it)));
  const others = all.filter(it => !own.includes(it));
  if (own.length === 0 || others.length === 0) {
    const { statement: changed, words } = change(statement);
    return { statements: [changed], words };
  }
  const { statement: changed, words } = change(withPrincipals(statement, own));
  const { Sid: sid, ...rest } = changed;
  return {
    words,
    statements: [
      withPrincipals(statement, others),
      {
        ...(typeof sid === 'string' && sid !== '' && { Sid: `${sid}Own` }),
        ...rest,
      },
    ],
  };
}

export function principalsOf({
  Principal: value,
}: RawStatement): PolicyPrincipal[] {
  if (typeof value === 'string') {
    return [{ type: 'AWS', id: value }];
  }
  return Object.entries((value ?? {}) as RawStatement).flatMap(([type, ids]) =>
    textsOf(ids).map(id => ({ type: type as PolicyPrincipal['type'], id })),
  );
}

function withPrincipals(
  statement: RawStatement,
  principals: readonly PolicyPrincipal[],
): RawStatement {
  const types = Array.from(new Set(principals.map(it => it.type)));
  const principal = Object.fromEntries(
    types.map(type => [
      type,
      single(principals.filter(it => it.type === type).map(it => it.id)),
    ]),
  );
  // In its place: people compare the two by eye.
  return 'Principal' in statement
    ? { ...statement, Principal: principal }
    : { Effect: statement.Effect, Principal: principal, ...statement };
}

function isSame(a: PolicyPrincipal, b: PolicyPrincipal): boolean {
  return a.type === b.type && a.id === b.id;
}

export function conditionsOf(statement: RawStatement): Record<string, object> {
  return (statement.Condition ?? {}) as Record<string, object>;
}

/** The statement with one thing asked of a key, and not what was asked of it before. */
export function asking(
  statement: RawStatement,
  key: string,
  {
    operator = 'StringEquals',
    value,
  }: { operator?: string; value: string | string[] },
): RawStatement {
  const conditions = Object.fromEntries(
    Object.entries(conditionsOf(statement)).flatMap(([name, keys]) => {
      const left = Object.entries(keys ?? {}).filter(
        ([each]) => each.toLowerCase() !== key.toLowerCase(),
      );
      return left.length > 0 ? [[name, Object.fromEntries(left)]] : [];
    }),
  );
  return {
    ...statement,
    Condition: {
      ...conditions,
      [operator]: { ...conditions[operator], [key]: value },
    },
  };
}
