import {
  HclReference,
  HclValue,
  plainJson,
  textOf,
  unknownsIn,
} from './HclValue';

/** What an operator of two sides comes to; undefined where that is not known or not defined. */
export function operate(
  operator: string,
  left: HclValue,
  right: HclValue,
): HclValue | undefined {
  const isOpen = (value: HclValue) =>
    value instanceof HclReference || unknownsIn(value).length > 0;
  // One side may decide alone.
  if (operator === '&&' && (left === false || right === false)) {
    return false;
  }
  if (operator === '||' && (left === true || right === true)) {
    return true;
  }
  if (isOpen(left) || isOpen(right)) {
    return undefined;
  }
  switch (operator) {
    case '==':
      return isEqual(left, right);
    case '!=':
      return !isEqual(left, right);
    case '&&':
      return left === true && right === true;
    case '||':
      return left === true || right === true;
    default:
      return calculate(operator, Number(textOf(left)), Number(textOf(right)));
  }
}

function calculate(
  operator: string,
  left: number,
  right: number,
): HclValue | undefined {
  if (Number.isNaN(left) || Number.isNaN(right)) {
    return undefined;
  }
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : left / right;
    case '%':
      return right === 0 ? undefined : left % right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

function isEqual(left: HclValue, right: HclValue): boolean {
  return JSON.stringify(plainJson(left)) === JSON.stringify(plainJson(right));
}
