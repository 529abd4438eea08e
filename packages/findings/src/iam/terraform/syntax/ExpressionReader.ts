import { Node } from 'web-tree-sitter';
import { HclExpression, HclStep, HclTemplatePart } from './HclSyntax';
import { unescapeQuoted, unescapeTemplate } from './templateText';

type Without<T> = T extends unknown ? Omit<T, 'file' | 'line' | 'text'> : never;

/** Nodes that stand around one other node and say nothing of their own. */
const WRAPPERS = new Set([
  'expression',
  'literal_value',
  'collection_value',
  'template_expr',
  'operation',
]);

/** Turns nodes of the grammar into expressions. */
export class ExpressionReader {
  readonly #file: string;
  readonly #source: string;
  readonly #linesBefore: number;

  constructor(file: string, source: string, linesBefore: number) {
    this.#file = file;
    this.#source = source;
    this.#linesBefore = linesBefore;
  }

  read(node: Node): HclExpression {
    const children = node.namedChildren.filter(it => it.type !== 'comment');
    const [first] = children;
    switch (node.type) {
      case 'string_lit':
        return this.#at(node, {
          kind: 'literal',
          value: unescapeTemplate(unescapeQuoted(node.text.slice(1, -1))),
        });
      case 'numeric_lit':
        return this.#at(node, { kind: 'literal', value: Number(node.text) });
      case 'bool_lit':
        return this.#at(node, {
          kind: 'literal',
          value: node.text === 'true',
        });
      case 'null_lit':
        return this.#at(node, { kind: 'literal', value: null });
      case 'variable_expr':
        return this.#at(node, { kind: 'name', name: node.text });
      case 'tuple':
        return this.#at(node, {
          kind: 'tuple',
          items: children
            .filter(it => it.type === 'expression')
            .map(it => this.read(it)),
        });
      case 'object':
        return this.#at(node, {
          kind: 'object',
          items: children
            .filter(it => it.type === 'object_elem')
            .map(it => {
              const [key, value] = it.namedChildren.filter(
                each => each.type === 'expression',
              );
              return { key: this.#key(key), value: this.read(value) };
            }),
        });
      case 'quoted_template':
      case 'heredoc_template':
        return this.#at(node, {
          kind: 'template',
          parts: this.#template(node),
        });
      case 'function_call':
        return this.#call(node);
      case 'conditional': {
        const [condition, whenTrue, whenFalse] = children;
        return this.#at(node, {
          kind: 'conditional',
          condition: this.read(condition),
          whenTrue: this.read(whenTrue),
          whenFalse: this.read(whenFalse),
        });
      }
      case 'unary_operation':
        return this.#at(node, {
          kind: 'unary',
          operator: node.children[0].type,
          operand: this.#chain(children),
        });
      case 'binary_operation':
        return this.#binary(node);
      case 'for_expr':
        return this.#for(first);
      default:
        return WRAPPERS.has(node.type) && first
          ? this.#chain(children)
          : this.#at(node, { kind: 'other' });
    }
  }

  /** A bare word is a key; in parentheses it is a reference. */
  #key(node: Node): HclExpression {
    const value = this.read(node);
    return value.kind === 'name' && node.text.startsWith('(')
      ? this.#at(node, {
          kind: 'template',
          parts: [{ kind: 'interpolation', value }],
        })
      : value;
  }

  /** Attributes and indexes stand beside what they are of: `aws_iam_role`, `.lab`, `[0]`, `.arn`. */
  #chain(nodes: readonly Node[]): HclExpression {
    const [root, ...steps] = nodes;
    let result = this.read(root);
    for (const [position, step] of steps.entries()) {
      const last = steps[position];
      const at = (expression: Without<HclExpression>): HclExpression =>
        ({
          ...expression,
          ...this.#placeOf(root),
          text: this.#source.slice(root.startIndex, last.endIndex),
        } as HclExpression);
      if (step.type === 'splat') {
        const after = step.namedChildren[0]?.namedChildren ?? [];
        return at({
          kind: 'splat',
          of: result,
          steps: [...after, ...steps.slice(position + 1)].flatMap(it =>
            this.#step(it),
          ),
        });
      }
      for (const each of this.#step(step)) {
        result = at(
          each.kind === 'attribute'
            ? { kind: 'attribute', of: result, name: each.name }
            : { kind: 'index', of: result, index: each.index },
        );
      }
    }
    return result;
  }

  #step(node: Node): HclStep[] {
    if (node.type === 'get_attr') {
      return [{ kind: 'attribute', name: node.namedChildren[0].text }];
    }
    if (node.type !== 'index') {
      return [];
    }
    const [inner] = node.namedChildren;
    const [index] = inner.namedChildren;
    return [
      {
        kind: 'index',
        index: index
          ? this.read(index)
          : this.#at(inner, {
              kind: 'literal',
              value: Number(inner.text.replace(/^\./, '')),
            }),
      },
    ];
  }

  #call(node: Node): HclExpression {
    const [name, args] = node.namedChildren;
    return this.#at(node, {
      kind: 'call',
      name: name.text,
      args: (args?.namedChildren ?? [])
        .filter(it => it.type === 'expression')
        .map(it => this.read(it)),
      expandsLast: (args?.namedChildren ?? []).some(
        it => it.type === 'ellipsis',
      ),
    });
  }

  /** Both sides may be chains: the operator is what stands between them and is no name. */
  #binary(node: Node): HclExpression {
    const children = node.children.filter(it => it.type !== 'comment');
    const at = children.findIndex(it => !it.isNamed && !/^[()]$/.test(it.type));
    const isNamed = (it: Node) => it.isNamed;
    return this.#at(node, {
      kind: 'binary',
      operator: children[at].type,
      left: this.#chain(children.slice(0, at).filter(isNamed)),
      right: this.#chain(children.slice(at + 1).filter(isNamed)),
    });
  }

  #for(node: Node): HclExpression {
    const intro = node.namedChildren.find(it => it.type === 'for_intro')!;
    const results = node.namedChildren.filter(it => it.type === 'expression');
    const condition = node.namedChildren.find(it => it.type === 'for_cond');
    const conditionOf = condition?.namedChildren.find(
      it => it.type === 'expression',
    );
    return this.#at(node, {
      kind: 'for',
      ...this.#forHead(intro),
      key: results.length > 1 ? this.read(results[0]) : undefined,
      value: this.read(results[results.length - 1]),
      condition: conditionOf && this.read(conditionOf),
      isGrouped: node.namedChildren.some(it => it.type === 'ellipsis'),
    });
  }

  #forHead(node: Node) {
    return {
      names: node.namedChildren
        .filter(it => it.type === 'identifier')
        .map(it => it.text),
      collection: this.read(
        node.namedChildren.find(it => it.type === 'expression')!,
      ),
    };
  }

  #template(node: Node): HclTemplatePart[] {
    const isHeredoc = node.type === 'heredoc_template';
    const inner = node.namedChildren.filter(
      it =>
        it.type === 'template_interpolation' ||
        it.type === 'template_directive',
    );
    const [from, to] = isHeredoc
      ? this.#heredocBounds(node)
      : [node.startIndex + 1, node.endIndex - 1];
    const parts = this.#parts(inner, from, to, { isQuoted: !isHeredoc });
    return isHeredoc && node.text.startsWith('<<-') ? unindent(parts) : parts;
  }

  #heredocBounds(node: Node): [number, number] {
    const names = node.namedChildren.filter(
      it => it.type === 'heredoc_identifier',
    );
    const end = names[names.length - 1].startIndex;
    return [
      this.#source.indexOf('\n', node.startIndex) + 1,
      this.#source.lastIndexOf('\n', end) + 1,
    ];
  }

  /** Text between two places with what is worked out in it; the grammar leaves spaces out, the source has them. */
  #parts(
    nodes: readonly Node[],
    from: number,
    to: number,
    options: { isQuoted: boolean; trimsStart?: boolean; trimsEnd?: boolean },
  ): HclTemplatePart[] {
    const { isQuoted, trimsStart = false, trimsEnd = false } = options;
    const parts: HclTemplatePart[] = [];
    let at = from;
    let trims = trimsStart;
    const literal = (end: number, trimsBefore: boolean) => {
      const raw = this.#source.slice(at, Math.max(at, end));
      const text = unescapeTemplate(isQuoted ? unescapeQuoted(raw) : raw)
        .replace(trims ? /^\s+/ : '', '')
        .replace(trimsBefore ? /\s+$/ : '', '');
      if (text !== '') {
        parts.push(text);
      }
    };
    for (const node of nodes) {
      literal(node.startIndex, /^[$%]\{~/.test(node.text));
      parts.push(this.#part(node, isQuoted));
      at = node.endIndex;
      trims = node.text.endsWith('~}');
    }
    literal(to, trimsEnd);
    return parts;
  }

  #part(node: Node, isQuoted: boolean): HclTemplatePart {
    if (node.type === 'template_interpolation') {
      const value = node.namedChildren.find(it => it.type === 'expression');
      return {
        kind: 'interpolation',
        value: value ? this.read(value) : this.#at(node, { kind: 'other' }),
      };
    }
    const [directive] = node.namedChildren;
    const marks = directive.namedChildren.filter(it =>
      /^template_(for|if|else)_(start|intro|end)$/.test(it.type),
    );
    const inside = (start: Node | undefined, end: Node | undefined) =>
      start && end
        ? this.#parts(
            directive.namedChildren.filter(
              it =>
                /^template_(interpolation|directive)$/.test(it.type) &&
                it.startIndex >= start.endIndex &&
                it.endIndex <= end.startIndex,
            ),
            start.endIndex,
            end.startIndex,
            {
              isQuoted,
              trimsStart: start.text.endsWith('~}'),
              trimsEnd: end.text.startsWith('%{~'),
            },
          )
        : [];
    if (directive.type === 'template_for') {
      const [start] = marks;
      return {
        kind: 'for',
        ...this.#forHead(start),
        parts: inside(start, marks[marks.length - 1]),
      };
    }
    const otherwise = marks.find(it => /else/.test(it.type));
    const end = marks[marks.length - 1];
    const condition = marks[0].namedChildren.find(
      it => it.type === 'expression',
    );
    return {
      kind: 'if',
      condition: condition
        ? this.read(condition)
        : this.#at(directive, { kind: 'other' }),
      whenTrue: inside(marks[0], otherwise ?? end),
      whenFalse: otherwise ? inside(otherwise, end) : [],
    };
  }

  #at(node: Node, expression: Without<HclExpression>): HclExpression {
    return {
      ...expression,
      ...this.#placeOf(node),
      text: node.text,
    } as HclExpression;
  }

  #placeOf(node: Node) {
    return {
      file: this.#file,
      line: node.startPosition.row + 1 + this.#linesBefore,
    };
  }
}

/** `<<-` takes away what all lines are indented by. */
function unindent(parts: HclTemplatePart[]): HclTemplatePart[] {
  const text = parts
    .map(it => (typeof it === 'string' ? it : '\u0000'))
    .join('');
  const indents = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => /^[ \t]*/.exec(line)![0].length);
  const width = Math.min(...indents, Infinity);
  if (!Number.isFinite(width) || width === 0) {
    return parts;
  }
  return parts.map((part, index) =>
    typeof part === 'string'
      ? part.replace(
          new RegExp(`(${index === 0 ? '^|' : ''}\\n)[ \\t]{0,${width}}`, 'g'),
          '$1',
        )
      : part,
  );
}
