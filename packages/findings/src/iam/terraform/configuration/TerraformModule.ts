import { posix } from 'node:path';
import { EvaluationBudget, HclScope, withNames } from '../evaluate/HclScope';
import { entriesOf, evaluateExpression } from '../evaluate/evaluateExpression';
import {
  HclMap,
  HclReference,
  HclValue,
  JsonText,
  textOf,
  UnknownValue,
} from '../evaluate/HclValue';
import { computedAttribute } from '../resources/computedAttribute';
import {
  TerraformNote,
  TerraformResource,
} from '../resources/TerraformResource';
import { HclBlock, HclExpression } from '../syntax/HclSyntax';
import { HclBody } from './HclBody';
import { allowPolicy } from './allowPolicy';
import { policyDocument } from './policyDocument';
import { TerraformFolder, TerraformFolders } from './TerraformFolders';
import { valueOfType } from './variableType';

/** Modules that call each other in a circle end somewhere. */
const MAX_DEPTH = 20;
/** `count` beyond that is no lab; what all have in common shows in the first. */
const MAX_COUNT = 100;

/** Arguments of a module block that are no variables of the module. */
const OF_CALL = [
  'source',
  'version',
  'providers',
  'count',
  'for_each',
  'depends_on',
];

interface ModuleOptions {
  folders: TerraformFolders;
  folder: TerraformFolder;
  /** Of the root module; files are found from there. */
  root: string;
  account: string;
  /** e.g. `module.lab.`; empty of the root. */
  prefix: string;
  depth: number;
  /** What the variables were given. */
  inputs: (name: string) => HclValue | undefined;
  warnings: TerraformNote[];
  budget: EvaluationBudget;
}

/** One instance of something with `count` or `for_each`. */
interface Instance<T> {
  key?: string | number;
  value: T;
}

/** A module with its variables given: what it holds is worked out when it is asked for. */
export class TerraformModule {
  readonly #options: ModuleOptions;
  readonly #scope: HclScope;
  readonly #values = new Map<string, HclValue>();
  readonly #resources = new Map<HclBlock, Instance<TerraformResource>[]>();
  readonly #calls = new Map<HclBlock, Instance<TerraformModule>[]>();
  readonly #documents = new WeakMap<TerraformResource, HclValue>();
  /** Data sources whose value somebody asked for. */
  readonly #used = new Set<HclBlock>();

  constructor(options: ModuleOptions) {
    this.#options = options;
    const { folders, folder, root, budget } = options;
    this.#scope = {
      sources: folders.sources,
      budget,
      resolve: name => this.#resolve(name),
      readFile: path => folders.readFile(path, [root, folder.path]),
      filesUnder: path => folders.filesUnder(path, [root, folder.path]),
      parseTemplate: (file, text) => folders.parser.parseTemplate(file, text),
    };
  }

  /** All that the module makes and asks for, that of the modules it calls included. */
  resources(): TerraformResource[] {
    const { folder } = this.#options;
    return [...folder.blocks('resource'), ...folder.blocks('data')]
      .filter(block => block.labels.length === 2)
      .flatMap(block => this.#instancesOf(block).map(it => it.value))
      .concat(
        folder
          .blocks('module')
          .flatMap(block => this.#callsOf(block))
          .flatMap(it => it.value.resources()),
      );
  }

  /** Documents of policies that nothing refers to; asked after everything else was. */
  unusedDocuments(): TerraformResource[] {
    const { folder } = this.#options;
    return folder
      .blocks('data')
      .filter(
        block =>
          block.labels[0] === 'aws_iam_policy_document' &&
          !this.#used.has(block),
      )
      .flatMap(block => this.#instancesOf(block).map(it => it.value))
      .concat(
        folder
          .blocks('module')
          .flatMap(block => this.#callsOf(block))
          .flatMap(it => it.value.unusedDocuments()),
      );
  }

  documentOf(resource: TerraformResource): HclValue {
    return this.#attributeOf(resource, 'json');
  }

  #resolve(name: string): HclValue | undefined {
    switch (name) {
      case 'var':
        return new HclReference(it => this.#variable(it));
      case 'local':
        return new HclReference(it => this.#local(it));
      case 'module':
        return new HclReference(it => this.#module(it));
      case 'data':
        return new HclReference(
          type => new HclReference(it => this.#resource('data', type, it)),
        );
      case 'path':
        return new HclReference(it =>
          it === 'module' ? this.#options.folder.path : this.#options.root,
        );
      case 'terraform':
        return new HclReference(() => 'default');
      default:
        return name.includes('_')
          ? new HclReference(it => this.#resource('resource', name, it))
          : undefined;
    }
  }

  #variable(name: string): HclValue {
    return this.#once(`var.${name}`, () => {
      const block = this.#options.folder.block('variable', name);
      const given = this.#options.inputs(name);
      const isNullable =
        textOf(this.#argument(block, 'nullable') ?? null) !== 'false';
      if (given !== undefined && (given !== null || isNullable)) {
        return this.#typed(block, given);
      }
      const fallback = this.#argument(block, 'default');
      return fallback !== undefined
        ? this.#typed(block, fallback)
        : this.#unknown(
            `var.${name}`,
            block,
            block
              ? `the variable ${name} has no default`
              : `there is no variable ${name}`,
          );
    });
  }

  #argument(block: HclBlock | undefined, name: string): HclValue | undefined {
    const written = argumentOf(block, name);
    return written && evaluateExpression(written, this.#scope);
  }

  #typed(block: HclBlock | undefined, value: HclValue): HclValue {
    const written = argumentOf(block, 'type');
    // In a configuration of JSON a type is a text.
    const [type] =
      written?.kind === 'literal' && typeof written.value === 'string'
        ? this.#options.folders.parser
            .parse(written.file, `type = ${written.value}\n`)
            .body.attributes.map(it => it.value)
        : [written];
    return type ? valueOfType(type, value, this.#scope) : value;
  }

  #local(name: string): HclValue {
    return this.#once(`local.${name}`, () => {
      const written = this.#options.folder
        .blocks('locals')
        .flatMap(it => it.body.attributes)
        .find(it => it.name === name);
      return written
        ? evaluateExpression(written.value, this.#scope)
        : this.#unknown(
            `local.${name}`,
            undefined,
            `there is no local ${name}`,
          );
    });
  }

  #module(name: string): HclValue {
    return this.#once(`module.${name}`, () => {
      const block = this.#options.folder.block('module', name);
      const unknown = (output: string) =>
        this.#unknown(
          `module.${name}.${output}`,
          block,
          `the module ${name} is not among the files`,
        );
      const instances = block ? this.#callsOf(block) : [];
      return instances.length === 0
        ? new HclReference(unknown)
        : collected(
            instances.map(({ key, value }) => ({
              key,
              value: new HclReference(output => value.#output(output)),
            })),
          );
    });
  }

  #output(name: string): HclValue {
    return this.#once(`output.${name}`, () => {
      const block = this.#options.folder.block('output', name);
      const value = argumentOf(block, 'value');
      return value
        ? evaluateExpression(value, this.#scope)
        : this.#unknown(
            `${this.#options.prefix}${name}`,
            block,
            `the module has no output ${name}`,
          );
    });
  }

  #resource(mode: 'resource' | 'data', type: string, name: string): HclValue {
    const block = this.#options.folder.block(mode, type, name);
    const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
    if (!block) {
      return this.#unknown(address, undefined, `there is no ${address}`);
    }
    this.#used.add(block);
    return this.#once(address, () =>
      collected(
        this.#instancesOf(block).map(({ key, value }) => ({
          key,
          value: new HclReference(it => this.#attributeOf(value, it)),
        })),
      ),
    );
  }

  #attributeOf(resource: TerraformResource, name: string): HclValue {
    const { type, mode, address, body } = resource;
    if (type === 'aws_iam_policy_document' && /^(minified_)?json$/.test(name)) {
      let document = this.#documents.get(resource);
      if (!document) {
        document = new JsonText(policyDocument(body, this.#scope.sources));
        this.#documents.set(resource, document);
      }
      return document;
    }
    if (type === 'google_iam_policy' && name === 'policy_data') {
      return new JsonText(allowPolicy(body, this.#scope.sources));
    }
    const written =
      mode === 'data' && name === 'id' ? undefined : body.get(name);
    return (
      written ??
      computedAttribute(resource, name, this.#options.account) ??
      new UnknownValue(`${address}.${name}`, body.place)
    );
  }

  #instancesOf(block: HclBlock): Instance<TerraformResource>[] {
    let instances = this.#resources.get(block);
    if (!instances) {
      const [type, name] = block.labels;
      const mode = block.type === 'data' ? 'data' : 'managed';
      const address = `${this.#options.prefix}${
        mode === 'data' ? 'data.' : ''
      }${type}.${name}`;
      instances = this.#repeat(block).map(({ key, value }) => ({
        key,
        value: {
          mode,
          type,
          address: `${address}${suffixOf(key)}`,
          body: new HclBody(block, value),
        },
      }));
      this.#resources.set(block, instances);
    }
    return instances;
  }

  #callsOf(block: HclBlock): Instance<TerraformModule>[] {
    const known = this.#calls.get(block);
    if (known) {
      return known;
    }
    const { folders, folder, prefix, depth, warnings } = this.#options;
    const source = textOf(new HclBody(block, this.#scope).get('source')) ?? '';
    const called = /^\.\.?(\/|$)/.test(source)
      ? folders.folder(posix.join(folder.path, source))
      : undefined;
    // Known before its parts are asked for: a circle of modules ends here.
    this.#calls.set(block, []);
    if (!called || depth >= MAX_DEPTH) {
      warnings.push({
        place: block,
        message: `module ${block.labels[0]}: its source ${JSON.stringify(
          source,
        )} is not among the files that were given, and what it makes is not judged; give its folder too, or the plan as JSON`,
      });
      return [];
    }
    const instances = this.#repeat(block).map(({ key, value: scope }) => {
      const body = new HclBody(block, scope);
      return {
        key,
        value: new TerraformModule({
          ...this.#options,
          folder: called,
          prefix: `${prefix}module.${block.labels[0]}${suffixOf(key)}.`,
          depth: depth + 1,
          inputs: name => (OF_CALL.includes(name) ? undefined : body.get(name)),
        }),
      };
    });
    this.#calls.set(block, instances);
    return instances;
  }

  /** The scope of each instance that `count` and `for_each` make of a block. */
  #repeat(block: HclBlock): Instance<HclScope>[] {
    const count = argumentOf(block, 'count');
    const forEach = argumentOf(block, 'for_each');
    if (count) {
      const number = evaluateExpression(count, this.#scope);
      const times =
        typeof number === 'number' && number >= 0
          ? Math.min(Math.floor(number), MAX_COUNT)
          : undefined;
      // How many is not known: one stands for them.
      return Array.from({ length: times ?? 1 }, (_, index) => ({
        key: index,
        value: withNames(this.#scope, {
          count: new HclReference(() => index),
        }),
      }));
    }
    if (!forEach) {
      return [{ value: this.#scope }];
    }
    const collection = evaluateExpression(forEach, this.#scope);
    const each = (key: HclValue, value: HclValue) =>
      withNames(this.#scope, {
        each: new HclReference(it => (it === 'key' ? key : value)),
      });
    const entries = entriesOf(collection);
    if (!entries) {
      const unknown = (part: string) =>
        new UnknownValue(
          `each.${part}`,
          forEach,
          `what ${forEach.text} holds is not known`,
        );
      return [{ key: 'each', value: each(unknown('key'), unknown('value')) }];
    }
    return entries.map(([key, value]) => {
      const name = Array.isArray(collection) ? textOf(value) : textOf(key);
      return {
        key: name ?? String(key),
        value: each(name ?? value, value),
      };
    });
  }

  #once(key: string, evaluate: () => HclValue): HclValue {
    const known = this.#values.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#values.set(
      key,
      this.#unknown(key, undefined, `${key} refers to itself`),
    );
    const value = evaluate();
    this.#values.set(key, value);
    return value;
  }

  #unknown(
    text: string,
    block: HclBlock | undefined,
    reason: string,
  ): UnknownValue {
    const { folder } = this.#options;
    return new UnknownValue(
      text,
      block
        ? { file: block.file, line: block.line }
        : { file: folder.files[0], line: 0 },
      reason,
    );
  }
}

function argumentOf(
  block: HclBlock | undefined,
  name: string,
): HclExpression | undefined {
  return block?.body.attributes.find(it => it.name === name)?.value;
}

function suffixOf(key: string | number | undefined): string {
  return key === undefined ? '' : `[${JSON.stringify(key)}]`;
}

/** One value, a list of `count`, or a map of `for_each`. */
function collected(instances: Instance<HclReference>[]): HclValue {
  const [only] = instances;
  if (only && only.key === undefined) {
    return only.value;
  }
  if (!only || typeof only.key === 'number') {
    return instances.map(it => it.value);
  }
  const map: HclMap = {};
  for (const { key, value } of instances) {
    map[String(key)] = value;
  }
  return map;
}
