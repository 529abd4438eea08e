/**
 * Regular expressions that an author may put into a key without being able to hang the server.
 *
 * A backtracking engine can take exponential time on a pattern like `^(a+)+$`. Here a pattern is parsed into a
 * small tree (no look-around, no back-references), refused if it is unanchored, too long, too big, or repeats
 * what is itself repeated, and matched by following all alternatives at once (Thompson), one pass over the answer:
 * at most states × characters steps whatever the pattern. The refusals remain although this engine would cope,
 * because keys are exported to systems whose engines would not.
 */
import { CharacterSet, PatternNode, parsePattern } from './parsePattern';
import { UnsafePatternError } from './UnsafePatternError';

/** Characters of a pattern. @public */
export const MAX_PATTERN_LENGTH = 200;

/** Once `{n,m}` are written out. */
const MAX_STATES = 2_000;

/** @public */
export interface SafePattern {
  /** Whether the whole text matches. */
  test(text: string): boolean;
}

type State =
  | { type: 'match' }
  | { type: 'set'; set: CharacterSet; next: number }
  | { type: 'split'; next: number[] };

/**
 * Compiles a pattern, which must start with `^` and end with `$`.
 *
 * Understood: literals, `.`, `\d \w \s \D \W \S`, `[a-z]`, `[^a-z]`, `( | )`, `(?: )`, `? * + {n} {n,} {n,m}`.
 *
 * @throws UnsafePatternError that says which part is refused, why, and what to write instead
 * @public
 */
export function compileSafePattern(
  source: string,
  options: { caseSensitive?: boolean } = {},
): SafePattern {
  if (source.length > MAX_PATTERN_LENGTH) {
    throw new UnsafePatternError(
      source,
      `it has ${source.length} characters, at most ${MAX_PATTERN_LENGTH} are allowed`,
      'list the accepted answers one by one',
    );
  }
  if (!source.startsWith('^') || !/(?:^|[^\\])(?:\\\\)*\$$/.test(source)) {
    throw new UnsafePatternError(
      source,
      'it is not anchored, so it would accept any answer that contains a match',
      'start it with ^ and end it with $',
    );
  }
  const fold = (text: string) =>
    options.caseSensitive ? text : text.toLowerCase();
  const tree = parsePattern(source, fold);
  refuseNestedRepetition(source, tree, false);
  const states: State[] = [{ type: 'match' }];
  const start = emit(source, tree, 0, states);
  return { test: text => run(states, start, fold(text)) };
}

function refuseNestedRepetition(
  source: string,
  node: PatternNode,
  isRepeated: boolean,
): void {
  switch (node.type) {
    case 'repeat': {
      if (isRepeated) {
        throw new UnsafePatternError(
          source,
          'it repeats something that is itself repeated, which takes some engines exponential time',
          'repeat once, e.g. ^a+$ for ^(a+)+$',
        );
      }
      const isLoop = node.max === undefined || node.max > 1;
      refuseNestedRepetition(source, node.node, isLoop);
      return;
    }
    case 'sequence':
    case 'choice':
      if (node.type === 'choice' && isRepeated) {
        throw new UnsafePatternError(
          source,
          'it repeats a choice, whose branches can overlap and take some engines exponential time',
          'use a character set, e.g. ^[ab]+$ for ^(a|b)+$, or list the answers',
        );
      }
      node.nodes.forEach(child =>
        refuseNestedRepetition(source, child, isRepeated),
      );
      return;
    default:
  }
}

/** Writes the states of a node before state `next` and returns the first of them. */
function emit(
  source: string,
  node: PatternNode,
  next: number,
  states: State[],
): number {
  const add = (state: State): number => {
    if (states.length >= MAX_STATES) {
      throw new UnsafePatternError(
        source,
        'its repetitions multiply to more than 2,000 steps',
        'use smaller numbers in { }',
      );
    }
    return states.push(state) - 1;
  };
  switch (node.type) {
    case 'set':
      return add({ type: 'set', set: node.set, next });
    case 'sequence':
      return node.nodes.reduceRight(
        (after, child) => emit(source, child, after, states),
        next,
      );
    case 'choice':
      return add({
        type: 'split',
        next: node.nodes.map(child => emit(source, child, next, states)),
      });
    default: {
      let after = next;
      if (node.max === undefined) {
        const loop = { type: 'split' as const, next: [next] };
        after = add(loop);
        loop.next.push(emit(source, node.node, after, states));
      } else {
        for (let index = node.min; index < node.max; index++) {
          after = add({
            type: 'split',
            next: [next, emit(source, node.node, after, states)],
          });
        }
      }
      for (let index = 0; index < node.min; index++) {
        after = emit(source, node.node, after, states);
      }
      return after;
    }
  }
}

function run(states: State[], start: number, text: string): boolean {
  let current = reachable(states, [start]);
  for (const character of text) {
    const next: number[] = [];
    for (const index of current) {
      const state = states[index];
      if (state.type === 'set' && state.set(character)) {
        next.push(state.next);
      }
    }
    current = reachable(states, next);
  }
  return current.has(0);
}

function reachable(states: State[], from: number[]): Set<number> {
  const seen = new Set<number>();
  const todo = [...from];
  while (todo.length > 0) {
    const index = todo.pop()!;
    if (!seen.has(index)) {
      seen.add(index);
      const state = states[index];
      if (state.type === 'split') {
        todo.push(...state.next);
      }
    }
  }
  return seen;
}
