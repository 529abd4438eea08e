import { ClaimValue } from './claimBreadth';

/** One comparison of a flexible federated identity credential. */
export interface ClaimComparison extends ClaimValue {
  claim: string;
}

const COMPARISON =
  /^\s*claims\s*\[\s*(['"])([^'"\]]+)\1\s*\]\s+(eq|matches)\s+'((?:[^'\\]|\\.|'')*)'\s*/i;

/**
 * Reads the expression of a flexible federated identity credential: comparisons `eq` and `matches` (`*` for any text, `?`
 * for a character), joined by `and`.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 *
 * @throws SyntaxError that says what is not understood.
 */
export function readClaimsExpression(source: string): ClaimComparison[] {
  const comparisons: ClaimComparison[] = [];
  let rest = source;
  for (;;) {
    const match = COMPARISON.exec(rest);
    if (!match) {
      throw new SyntaxError(
        `found ${JSON.stringify(
          rest.trim().slice(0, 40),
        )}, expected claims['sub'] eq '...' or claims['sub'] matches '...'`,
      );
    }
    const [whole, , claim, operator, value] = match;
    comparisons.push({
      claim,
      text: value.replace(/''/g, "'").replace(/\\(.)/g, '$1'),
      isPattern: operator.toLowerCase() === 'matches',
    });
    rest = rest.slice(whole.length);
    if (rest === '') {
      return comparisons;
    }
    const and = /^and\s+/i.exec(rest);
    if (!and) {
      throw new SyntaxError(
        `found ${JSON.stringify(rest.slice(0, 40))}, expected and`,
      );
    }
    rest = rest.slice(and[0].length);
  }
}
