import { CelExpression } from './CelExpression';
import { claimBreadth, ClaimValue } from './claimBreadth';
import { globOfRegExp } from './globOfRegExp';
import { Breadth, narrower, TokenIssuer, wider } from './TokenIssuer';

/** Which claim of the token a field of an expression is; undefined where it is none, or made of several. */
export type ClaimOfField = (path: readonly string[]) => string | undefined;

class BreadthOfCel {
  readonly #issuer: TokenIssuer;
  readonly #claimOf: ClaimOfField;

  constructor(issuer: TokenIssuer, claimOf: ClaimOfField) {
    this.#issuer = issuer;
    this.#claimOf = claimOf;
  }

  /** Of the tokens for which the expression comes to the outcome. */
  of(expression: CelExpression, outcome: boolean): Breadth {
    switch (expression.kind) {
      case 'boolean':
        // Nobody is let in where it can never be so.
        return expression.value === outcome ? 'any' : 'pinned';
      case 'not':
        return this.of(expression.operand, !outcome);
      case 'conditional':
        return wider(
          narrower(
            this.of(expression.test, true),
            this.of(expression.then, outcome),
          ),
          narrower(
            this.of(expression.test, false),
            this.of(expression.otherwise, outcome),
          ),
        );
      case 'binary':
        return this.#ofBinary(expression, outcome);
      case 'call':
        return outcome ? this.#ofCall(expression) : 'any';
      default:
        return 'any';
    }
  }

  #ofBinary(
    expression: Extract<CelExpression, { kind: 'binary' }>,
    outcome: boolean,
  ): Breadth {
    const { operator, left, right } = expression;
    switch (operator) {
      case '&&':
      case '||':
        return ((operator === '&&') === outcome ? narrower : wider)(
          this.of(left, outcome),
          this.of(right, outcome),
        );
      case '==':
      case '!=':
        return (operator === '==') === outcome
          ? narrower(this.#ofEqual(left, right), this.#ofEqual(right, left))
          : 'any';
      case 'in':
        return outcome && right.kind === 'list'
          ? right.items
              .map(item => this.#ofEqual(left, item))
              .reduce<Breadth>(wider, 'pinned')
          : 'any';
      default:
        return 'any';
    }
  }

  #ofEqual(field: CelExpression, value: CelExpression): Breadth {
    return value.kind === 'text'
      ? this.#ofClaim(field, { text: value.value, isPattern: false })
      : 'any';
  }

  #ofCall(expression: Extract<CelExpression, { kind: 'call' }>): Breadth {
    const { method, target, args } = expression;
    const [argument] = args;
    if (argument?.kind !== 'text') {
      return 'any';
    }
    const { value } = argument;
    const isPattern = true;
    switch (method) {
      case 'startsWith':
        return this.#ofClaim(target, { text: `${value}*`, isPattern });
      case 'endsWith':
        return this.#ofClaim(target, { text: `*${value}`, isPattern });
      case 'contains':
        return this.#ofClaim(target, { text: `*${value}*`, isPattern });
      case 'matches':
        return globOfRegExp(value)
          .map(text => this.#ofClaim(target, { text, isPattern }))
          .reduce<Breadth>(wider, 'pinned');
      default:
        return 'any';
    }
  }

  #ofClaim(field: CelExpression, value: ClaimValue): Breadth {
    // In whatever case it is compared, it is the same claim.
    const bare =
      field.kind === 'call' && /^(lower|upper)Ascii$/.test(field.method)
        ? field.target
        : field;
    const claim = bare.kind === 'field' ? this.#claimOf(bare.path) : undefined;
    return claim === undefined
      ? 'any'
      : claimBreadth(this.#issuer, claim, value);
  }
}

/**
 * How many of an issuer's tokens an expression is true of. What is not understood is taken to be true of all.
 */
export function celBreadth(
  expression: CelExpression,
  issuer: TokenIssuer,
  claimOf: ClaimOfField,
): Breadth {
  return new BreadthOfCel(issuer, claimOf).of(expression, true);
}
