/*
 * HCL as a tree of plain objects that knows its lines: what is judged is told by file and line, so that every node
 * which can become a statement, a binding or a role keeps where it begins.
 */

/** Where something stands in the source; lines count from 1, and 0 is said of what stands nowhere. */
export interface SourcePlace {
  file: string;
  line: number;
  /** In a file of JSON: RFC 6901. */
  pointer?: string;
}

interface Node extends SourcePlace {
  /** As it is written. */
  text: string;
}

export type HclExpression = Node &
  (
    | { kind: 'literal'; value: string | number | boolean | null }
    | { kind: 'template'; parts: readonly HclTemplatePart[] }
    | { kind: 'tuple'; items: readonly HclExpression[] }
    | { kind: 'object'; items: readonly HclObjectItem[] }
    | { kind: 'name'; name: string }
    | { kind: 'attribute'; of: HclExpression; name: string }
    | { kind: 'index'; of: HclExpression; index: HclExpression }
    /** What follows the star is asked of each. */
    | { kind: 'splat'; of: HclExpression; steps: readonly HclStep[] }
    | {
        kind: 'call';
        name: string;
        args: readonly HclExpression[];
        /** Whether the last argument stands for as many as are in it. */
        expandsLast: boolean;
      }
    | {
        kind: 'conditional';
        condition: HclExpression;
        whenTrue: HclExpression;
        whenFalse: HclExpression;
      }
    | { kind: 'unary'; operator: string; operand: HclExpression }
    | {
        kind: 'binary';
        operator: string;
        left: HclExpression;
        right: HclExpression;
      }
    | HclForExpression
    /** What the grammar has and this reader has not. */
    | { kind: 'other' }
  );

export interface HclForExpression {
  kind: 'for';
  /** One name for values, two for keys and values. */
  names: readonly string[];
  collection: HclExpression;
  /** Of an object alone. */
  key?: HclExpression;
  value: HclExpression;
  condition?: HclExpression;
  isGrouped: boolean;
}

export type HclStep =
  | { kind: 'attribute'; name: string }
  | { kind: 'index'; index: HclExpression };

export interface HclObjectItem {
  key: HclExpression;
  value: HclExpression;
}

export type HclTemplatePart =
  | string
  | { kind: 'interpolation'; value: HclExpression }
  | {
      kind: 'for';
      names: readonly string[];
      collection: HclExpression;
      parts: readonly HclTemplatePart[];
    }
  | {
      kind: 'if';
      condition: HclExpression;
      whenTrue: readonly HclTemplatePart[];
      whenFalse: readonly HclTemplatePart[];
    };

export interface HclAttribute extends SourcePlace {
  name: string;
  value: HclExpression;
}

export interface HclBlock extends SourcePlace {
  type: string;
  labels: readonly string[];
  body: HclBlockBody;
}

export interface HclBlockBody {
  attributes: readonly HclAttribute[];
  blocks: readonly HclBlock[];
}

/** A part of a file that is no HCL. */
export interface HclSyntaxError extends SourcePlace {
  message: string;
}

export interface HclFile {
  file: string;
  /** What could be read; a block with an error in it is not among it. */
  body: HclBlockBody;
  errors: readonly HclSyntaxError[];
}
