import { PlacedPolicy } from '../check/IamFormat';
import { ESCALATION_RULES } from '../escalation/escalationRules';
import { AwsReference, splitAction } from '../lint/AwsReference';
import { lintPolicy } from '../lint/lintPolicy';
import { PolicyLint } from '../lint/PolicyLint';
import { Policy } from '../policy/Policy';
import { readPolicy } from '../policy/readPolicy';
import {
  covers,
  RawDocument,
  single,
  statementsOf,
  textsOf,
} from './editStatements';

/*
 * Policies without what they say to no effect. Nothing is allowed afterwards that was not allowed before: in an Allow what has
 * no effect is left out, and put right only where what may have been meant is to be kept, or where nothing else would be
 * left; in a Deny, and in what an Allow excepts, it is put right, because a door was meant to be shut there. All of a policy is mended at once, and what
 * comes out is read and linted like what went in.
 */

type RawStatement = Record<string, unknown>;

export interface TidyPolicy {
  /** Absent where nothing is left, or nothing could be mended. */
  smaller?: PlacedPolicy;
  /** Whether nothing of the policy has an effect. */
  isEmpty: boolean;
  /** Why one of the lints has no smaller policy; undefined where it is mended. */
  reasonFor(lint: PolicyLint): string | undefined;
}

interface Changes {
  removed: Set<string>;
  narrowed: Set<string>;
}

/** Mending one thing may show another: a name that was put right may be there already. */
const MAX_ROUNDS = 3;

/** Operators that no request meets which has no such key. */
const MET_BY_NONE =
  /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Numeric(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|Date(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|Bool|BinaryEquals|IpAddress|Arn(Equals|Like))$/;

/**
 * @param document - as it is written
 * @param keep - actions that are to be kept; patterns
 */
export function tidyPolicy(
  policy: Policy,
  lints: readonly PolicyLint[],
  options: {
    document: RawDocument;
    reference: AwsReference;
    keep: readonly string[];
  },
): TidyPolicy {
  const tidy = tidied(policy, lints, options);
  const meant = tidy.isEmpty ? meantIn(lints) : [];
  if (meant.length === 0) {
    return tidy;
  }
  // Whoever wrote it meant something: rather than nothing at all, what is near.
  const right = tidied(policy, lints, {
    ...options,
    keep: [...options.keep, ...meant],
  });
  return right.smaller ? right : tidy;
}

/** What may have been meant, where that opens no way to more. */
function meantIn(lints: readonly PolicyLint[]): string[] {
  const meant = lints.flatMap(({ id, actions, instead }) => {
    if (id === 'resource-does-not-fit') {
      return actions.every(it => it.startsWith('s3:')) ? actions : [];
    }
    return /^unknown-(action|service)$/.test(id) ? instead ?? [] : [];
  });
  const opens = ESCALATION_RULES.some(rule =>
    rule.actions.every(action => meant.some(it => covers(it, action))),
  );
  return opens ? [] : meant;
}

function tidied(
  policy: Policy,
  lints: readonly PolicyLint[],
  {
    document,
    reference,
    keep,
  }: {
    document: RawDocument;
    reference: AwsReference;
    keep: readonly string[];
  },
): TidyPolicy {
  const changes: Changes = { removed: new Set(), narrowed: new Set() };
  let statements = statementsOf(document);
  let left: readonly PolicyLint[] = lints;
  for (let round = 0; round < MAX_ROUNDS && left.length > 0; round += 1) {
    const next = mendedStatements(statements, left, changes, keep);
    if (next.length === 0) {
      return {
        isEmpty: true,
        reasonFor: () =>
          'nothing of the policy has an effect; detach it and delete it',
      };
    }
    const isChanged = JSON.stringify(next) !== JSON.stringify(statements);
    statements = next;
    const read = readPolicy(policy.name, { ...document, Statement: next });
    if (!isChanged || !read.policy) {
      break;
    }
    left = lintPolicy(read.policy, reference);
  }
  const isLeft = (lint: PolicyLint) =>
    left.some(
      it =>
        it.id === lint.id &&
        it.part === lint.part &&
        it.actions.join() === lint.actions.join(),
    );
  const isChanged = changes.removed.size + changes.narrowed.size > 0;
  const isList = Array.isArray(document.Statement);
  return {
    isEmpty: false,
    reasonFor: lint =>
      isLeft(lint)
        ? 'what was meant is not known, and to leave out what shuts a door would open it; write it as it is meant'
        : undefined,
    ...(isChanged && {
      smaller: {
        policy: policy.name,
        document: {
          ...document,
          Statement:
            isList || statements.length > 1 ? statements : statements[0],
        },
        removed: Array.from(changes.removed),
        narrowed: Array.from(changes.narrowed),
        kept: keptIn(statements),
      },
    }),
  };
}

function mendedStatements(
  statements: readonly RawStatement[],
  lints: readonly PolicyLint[],
  changes: Changes,
  keep: readonly string[],
): RawStatement[] {
  return statements.flatMap((statement, index) =>
    mendedStatement(
      statement,
      lints.filter(it => it.statement === index),
      changes,
      keep,
    ),
  );
}

function mendedStatement(
  statement: RawStatement,
  lints: readonly PolicyLint[],
  changes: Changes,
  keep: readonly string[],
): RawStatement[] {
  let mended: RawStatement = statement;
  const beside: RawStatement[] = [];
  for (const lint of lints) {
    switch (lint.id) {
      case 'redundant-statement':
      case 'denied-statement':
        changes.narrowed.add(
          `statement ${nameOf(statement, lint)} is left out`,
        );
        return [];
      case 'redundant-resource':
        changes.narrowed.add(`${lint.part} is named once`);
        mended = withoutOne(mended, lint.part!);
        break;
      case 'unknown-condition-key': {
        const after = withCondition(mended, lint, changes, keep);
        if (!after) {
          changes.narrowed.add(
            `statement ${nameOf(
              statement,
              lint,
            )}, which allows nothing, is left out`,
          );
          return [];
        }
        mended = after;
        break;
      }
      case 'resource-does-not-fit': {
        const own = isToBeRight(mended, lint, keep)
          ? fitting(mended, lint, changes)
          : undefined;
        const after = withoutActions(mended, lint, own ? undefined : changes);
        if (own) {
          beside.push(own);
        }
        if (!after) {
          return beside;
        }
        mended = after;
        break;
      }
      default: {
        const after = withAction(mended, lint, changes, keep);
        if (!after) {
          return beside;
        }
        mended = after;
      }
    }
  }
  return [mended, ...beside];
}

/** Whether what has no effect is put right rather than left out. */
function isToBeRight(
  statement: RawStatement,
  { instead, actions, id }: PolicyLint,
  keep: readonly string[],
): boolean {
  const isShutting =
    statement.Effect === 'Deny' || statement.NotAction !== undefined;
  if (instead === undefined) {
    return false;
  }
  const meant = id === 'resource-does-not-fit' ? actions : [instead];
  return isShutting || meant.some(it => keep.some(each => covers(each, it)));
}

/** An action put right or left out; undefined where the statement is left with none. */
function withAction(
  statement: RawStatement,
  lint: PolicyLint,
  changes: Changes,
  keep: readonly string[],
): RawStatement | undefined {
  const field = statement.NotAction === undefined ? 'Action' : 'NotAction';
  const [wrong] = lint.actions;
  const all = textsOf(statement[field]);
  const isWrong = (it: string) => it.toLowerCase() === wrong.toLowerCase();
  const at = all.findLastIndex(isWrong);
  if (at < 0) {
    return statement;
  }
  const isTwice = lint.id === 'redundant-action';
  if (!isTwice && isToBeRight(statement, lint, keep)) {
    changes.narrowed.add(`${all[at]} is spelled ${lint.instead}`);
    return {
      ...statement,
      [field]: single(
        Array.from(new Set(all.map(it => (isWrong(it) ? lint.instead! : it)))),
      ),
    };
  }
  const left = isTwice
    ? all.filter((_, index) => index !== at)
    : all.filter(it => !isWrong(it));
  if (left.length === 0 && field === 'NotAction') {
    // To except nothing is to say it of everything.
    return statement;
  }
  if (isTwice) {
    changes.narrowed.add(`${all[at]} is said once`);
  } else if (statement.Effect === 'Deny') {
    changes.narrowed.add(`${all[at]}, which denies nothing, is left out`);
  } else {
    changes.removed.add(all[at]);
  }
  return left.length === 0
    ? undefined
    : { ...statement, [field]: single(left) };
}

/** The statement without actions that are never about its resources; undefined where it is left with none. */
function withoutActions(
  statement: RawStatement,
  { actions }: PolicyLint,
  changes: Changes | undefined,
): RawStatement | undefined {
  const isOne = (it: string) =>
    actions.some(each => each.toLowerCase() === it.toLowerCase());
  const all = textsOf(statement.Action);
  const left = all.filter(it => !isOne(it));
  all.filter(isOne).forEach(it => changes?.removed.add(it));
  return left.length === 0 ? undefined : { ...statement, Action: single(left) };
}

/** A statement of its own for what is about other resources: in a bucket, what is in it. */
function fitting(
  statement: RawStatement,
  { actions, instead }: PolicyLint,
  changes: Changes,
): RawStatement {
  const named = textsOf(statement.Resource);
  const buckets = named.filter(it => /^arn:[^:]*:s3:::[^/]+(\/\*)?$/.test(it));
  const isOfS3 = actions.every(it => splitAction(it)[0].toLowerCase() === 's3');
  const isInBucket = instead?.includes('/') ?? false;
  const resources =
    isOfS3 && buckets.length > 0
      ? buckets.map(it =>
          isInBucket ? `${it.replace(/\/\*$/, '')}/*` : it.replace(/\/\*$/, ''),
        )
      : // An account of ones stands for any.
        [(instead ?? '*').replace(/:1{12}:/, ':*:')];
  changes.narrowed.add(`${actions.join(', ')}: on ${resources.join(', ')}`);
  const { Sid: sid, ...rest } = statement;
  return {
    ...(typeof sid === 'string' && sid !== '' && { Sid: `${sid}Fitting` }),
    ...rest,
    Action: single([...actions]),
    Resource: single(resources),
  };
}

/** A condition put right or left out; undefined where the statement allows nothing because of it. */
function withCondition(
  statement: RawStatement,
  { part, operator = '', instead }: PolicyLint,
  changes: Changes,
  keep: readonly string[],
): RawStatement | undefined {
  const isMetByNone = MET_BY_NONE.test(operator);
  const isDeny = statement.Effect === 'Deny';
  const isKept = textsOf(statement.Action).some(it =>
    keep.some(each => covers(each, it)),
  );
  const isRight = instead !== undefined && (isDeny || !isMetByNone || isKept);
  if (isMetByNone && !isRight) {
    // What shuts a door is left as it is: nobody can say when it was to be shut.
    return isDeny ? statement : undefined;
  }
  changes.narrowed.add(
    isRight
      ? `${part} is spelled ${instead}`
      : `${operator} ${part}, which is met by all, is left out`,
  );
  const conditions = Object.entries(
    (statement.Condition ?? {}) as Record<string, object>,
  ).flatMap(([name, keys]) => {
    const entries = Object.entries(keys ?? {}).flatMap(([key, value]) => {
      if (key !== part || name.toLowerCase() !== operator.toLowerCase()) {
        return [[key, value]];
      }
      return isRight ? [[instead, value]] : [];
    });
    return entries.length > 0 ? [[name, Object.fromEntries(entries)]] : [];
  });
  const { Condition: _, ...rest } = statement;
  return conditions.length > 0
    ? { ...rest, Condition: Object.fromEntries(conditions) }
    : rest;
}

/** Without the last of the resources that are written so. */
function withoutOne(statement: RawStatement, text: string): RawStatement {
  const field =
    statement.NotResource === undefined ? 'Resource' : 'NotResource';
  const all = textsOf(statement[field]);
  const at = all.lastIndexOf(text);
  return at < 0
    ? statement
    : { ...statement, [field]: single(all.filter((_, it) => it !== at)) };
}

function nameOf({ Sid: sid }: RawStatement, { statement }: PolicyLint): string {
  return typeof sid === 'string' && sid !== '' ? sid : String(statement);
}

/** What is allowed and denied nowhere. */
function keptIn(statements: readonly RawStatement[]): string[] {
  const denied = statements
    .filter(it => it.Effect === 'Deny')
    .flatMap(it => (it.NotAction === undefined ? textsOf(it.Action) : ['*']));
  const allowed = statements
    .filter(it => it.Effect === 'Allow')
    .flatMap(it => textsOf(it.Action));
  return Array.from(new Set(allowed)).filter(
    it => !denied.some(each => covers(each, it) || covers(it, each)),
  );
}
