import { Policy, PolicyPrincipal, PolicyStatement } from '../policy/Policy';
import { Patterns } from './Patterns';
import { PolicyLint } from './PolicyLint';

/** Beyond, comparing each with each takes longer than anybody waits; no policy of AWS has room for as many. */
const MAX_STATEMENTS = 500;

/** A statement with its patterns read once. */
class StatementReading {
  readonly #statement: PolicyStatement;
  readonly #actions: Patterns;
  readonly #resources: Patterns;
  readonly #conditions: ReadonlySet<string>;

  constructor(statement: PolicyStatement) {
    this.#statement = statement;
    this.#actions = new Patterns(statement.actions, statement.notActions);
    this.#resources = new Patterns(
      // A trust policy names no resource: it is the resource.
      statement.resources ?? (statement.notResources ? undefined : ['*']),
      statement.notResources,
    );
    this.#conditions = new Set(
      statement.conditions.map(({ values, ...rest }) =>
        JSON.stringify([
          rest.qualifier,
          rest.operator,
          rest.ifExists,
          rest.key.toLowerCase(),
          [...values].sort(),
        ]),
      ),
    );
  }

  /** Whether all that the other is about is here, whatever either says of it. */
  covers(other: StatementReading): boolean {
    const mine = this.#statement;
    const theirs = other.#statement;
    const isSaid =
      mine.effect === theirs.effect ||
      (mine.effect === 'Deny' && mine.conditions.length === 0);
    return (
      isSaid &&
      coversPrincipals(mine, theirs) &&
      Array.from(this.#conditions).every(each => other.#conditions.has(each)) &&
      this.#actions.cover(other.#actions) &&
      this.#resources.cover(other.#resources)
    );
  }

  coveredBy(other: StatementReading): PolicyLint {
    const { index, actions = [], effect } = this.#statement;
    const isDenied = effect !== other.#statement.effect;
    const name = nameOf(other.#statement);
    return {
      id: isDenied ? 'denied-statement' : 'redundant-statement',
      severity: isDenied ? 'low' : 'informational',
      statement: index,
      actions,
      message: isDenied
        ? `${nameOf(
            this.#statement,
          )} allows what ${name} denies, so that it allows nothing; leave it out, or narrow the Deny`
        : `${nameOf(
            this.#statement,
          )} says nothing that ${name} does not say already; leave it out`,
    };
  }

  withinItself(): PolicyLint[] {
    const { index } = this.#statement;
    const common = { severity: 'informational', statement: index } as const;
    return [
      ...this.#actions.included().map(
        ([one, by]): PolicyLint => ({
          ...common,
          id: 'redundant-action',
          actions: [one],
          message: `${nameOf(this.#statement)} names ${one}${
            one === by ? ' twice' : `, which ${by} includes`
          }; leave it out`,
        }),
      ),
      ...this.#resources.included().map(
        ([one, by]): PolicyLint => ({
          ...common,
          id: 'redundant-resource',
          actions: [],
          part: one,
          message: `${nameOf(this.#statement)} names ${one}${
            one === by ? ' twice' : `, which ${by} includes`
          }; leave it out`,
        }),
      ),
    ];
  }
}

/** What a policy says twice, and what it allows only to deny it. */
export function redundancies({ statements }: Policy): PolicyLint[] {
  if (statements.length > MAX_STATEMENTS) {
    return [];
  }
  const readings = statements.map(statement => new StatementReading(statement));
  return [
    ...readings.flatMap(each => each.withinItself()),
    ...readings.flatMap((each, at) => {
      const covering = readings.find(
        (other, otherAt) =>
          other !== each &&
          other.covers(each) &&
          // Of two that say the same the first stays.
          (otherAt < at || !each.covers(other)),
      );
      return covering ? [each.coveredBy(covering)] : [];
    }),
  ];
}

function coversPrincipals(mine: PolicyStatement, theirs: PolicyStatement) {
  const { principals, notPrincipals } = mine;
  if (notPrincipals || theirs.notPrincipals) {
    return (
      JSON.stringify([principals, notPrincipals]) ===
      JSON.stringify([theirs.principals, theirs.notPrincipals])
    );
  }
  if (!principals || !theirs.principals) {
    return principals === theirs.principals;
  }
  const names = ({ type, id }: PolicyPrincipal) => `${type} ${id}`;
  const known = new Set(principals.map(names));
  return (
    known.has('AWS *') ||
    theirs.principals.every(each => known.has(names(each)))
  );
}

function nameOf({ sid, index }: PolicyStatement): string {
  return `statement ${sid ?? index}`;
}
