import { isJsonObject, JsonFields } from '../../../read/fields/JsonFields';

/*
 * `configuration` of a plan holds no values of what is not known yet, but it says what they refer to:
 * https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */

type Json = Record<string, unknown>;

/** The address of a resource without the keys of its instances, and the attribute that is referred to. */
export interface PlanReference {
  address: string;
  attribute: string;
  /** From the attribute on, where it goes further into it, e.g. `identity[0].principal_id`. */
  path?: string;
}

/** Follows references through variables and outputs of modules to the resources behind them. */
export class PlanConfiguration {
  readonly #root: unknown;

  constructor(configuration: unknown) {
    this.#root = new JsonFields(configuration).get('root_module');
  }

  /** The expressions of a resource, by argument; undefined where the configuration has none. */
  expressionsOf(module: readonly string[], address: string): Json | undefined {
    const resources = new JsonFields(this.#module(module)).list('resources');
    const found = resources.find(
      each => isJsonObject(each) && each.address === address,
    );
    const expressions = new JsonFields(found).get('expressions');
    return isJsonObject(expressions) ? expressions : undefined;
  }

  /** Resources that an expression refers to, e.g. `{"references": ["aws_iam_role.ci.arn", "aws_iam_role.ci"]}`. */
  referencesOf(
    module: readonly string[],
    expression: unknown,
    depth = 0,
  ): PlanReference[] {
    if (depth > 20) {
      return [];
    }
    const references = new JsonFields(expression)
      .list('references')
      .filter(each => typeof each === 'string');
    // Each reference is given with all that it leads through; the longest one says it.
    const longest = references.filter(
      each =>
        !references.some(
          it => it.startsWith(`${each}.`) || it.startsWith(`${each}[`),
        ),
    );
    return longest.flatMap(reference =>
      this.#follow(module, reference, depth + 1),
    );
  }

  #follow(
    module: readonly string[],
    reference: string,
    depth: number,
  ): PlanReference[] {
    const [first, second, third] = partsOf(reference);
    if (first === 'var') {
      const caller = module.slice(0, -1);
      const call = this.#call(caller, module[module.length - 1]);
      const expressions = new JsonFields(call).get('expressions');
      return module.length > 0 && isJsonObject(expressions)
        ? this.referencesOf(caller, expressions[second], depth)
        : [];
    }
    if (first === 'module') {
      const called = [...module, second];
      const outputs = new JsonFields(this.#module(called)).get('outputs');
      const output =
        isJsonObject(outputs) && third !== undefined
          ? outputs[third]
          : undefined;
      return this.referencesOf(
        called,
        new JsonFields(output).get('expression'),
        depth,
      );
    }
    const isData = first === 'data';
    const parts = partsOf(reference);
    const address = parts.slice(0, isData ? 3 : 2).join('.');
    const attribute = parts[isData ? 3 : 2];
    const isDeep = parts.length > (isData ? 4 : 3);
    return attribute === undefined || ['local', 'each', 'count'].includes(first)
      ? []
      : [
          {
            address: [...module.map(it => `module.${it}`), address].join('.'),
            attribute,
            ...(isDeep && {
              path: reference.slice(
                reference.indexOf(`.${attribute}`, isData ? 6 : 1) + 1,
              ),
            }),
          },
        ];
  }

  #call(module: readonly string[], name: string): unknown {
    const calls = new JsonFields(this.#module(module)).get('module_calls');
    return isJsonObject(calls) ? calls[name] : undefined;
  }

  #module(path: readonly string[]): unknown {
    return path.reduce<unknown>((module, name) => {
      const calls = new JsonFields(module).get('module_calls');
      const call = isJsonObject(calls) ? calls[name] : undefined;
      return new JsonFields(call).get('module');
    }, this.#root);
  }
}

/** `module.lab["a"].role_arn` → module, lab, role_arn: keys of instances say nothing here. */
function partsOf(reference: string): string[] {
  return reference.replace(/\[[^\]]*\]/g, '').split('.');
}
