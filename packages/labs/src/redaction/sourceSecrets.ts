import { attributesOf } from './hclAttributes';
import type { HclAttribute } from './hclAttributes';
import type { HclToken } from './lexHcl';
import { literalsOf, referenceOf } from './literalValue';
import type { Literal } from './literalValue';
import { isSecretArgument, isSecretName } from './secretArguments';

/*
 * Where a configuration says itself that a text is secret: what is given to a variable that is declared `sensitive`, to an
 * argument for secrets, or to a local or variable that is handed on to one as it is.
 */

/** A literal that is a secret. */
export interface SourceSecret extends Literal {
  file: string;
  why: string;
}

interface Place extends HclAttribute {
  file: string;
  text: string;
  folder: string;
  isJson: boolean;
}

/** Files that Terraform reads, and that can hold literals. */
const READ = /\.(tf|tfvars|hcl|tf\.json|tfvars\.json|tftest\.json)$/;

/** Where a secret is to be had, which is no secret. */
const REFERENCE =
  /^(arn:|@Microsoft\.KeyVault\(|projects\/[^/]+\/secrets\/|https:\/\/[\w-]+\.vault\.azure\.net\/)/;

/** A configuration as far as its literals matter. */
export interface ReadSource {
  /** By file. */
  tokens: ReadonlyMap<string, HclToken[]>;
  secrets: SourceSecret[];
}

/** Reads a configuration for what it says is secret. Runs nothing of it, and never fails. */
export function readSource(
  files: Readonly<Record<string, unknown>>,
): ReadSource {
  const tokens = new Map<string, HclToken[]>();
  const places: Place[] = [];
  for (const file of Object.keys(files).sort()) {
    const text = files[file];
    if (typeof text !== 'string' || !READ.test(file)) {
      continue;
    }
    const read = attributesOf(file, text);
    tokens.set(file, read.tokens);
    for (const attribute of read.attributes) {
      places.push({
        ...attribute,
        ...(file.endsWith('.json') ? asBlocks(file, attribute) : {}),
        file,
        text,
        folder: folderOf(file),
        isJson: file.endsWith('.json'),
      });
    }
  }
  return { tokens, secrets: secretsOf(places) };
}

/** What has to be known of a configuration before any of its arguments can be judged. */
interface Facts {
  /** By folder. */
  sensitive: ReadonlyMap<string, ReadonlySet<string>>;
  /** The folder of a module, by file and name of its call. */
  called: ReadonlyMap<string, string>;
  /** Parameters of AWS that are stored in plain, by file and name. */
  plainParameters: ReadonlySet<string>;
}

function secretsOf(places: readonly Place[]): SourceSecret[] {
  const facts = factsOf(places);
  const found = new Map<string, SourceSecret>();
  const wanted = new Map<string, string>();
  const take = (place: Place, why: string) => {
    const literals = literalsOf(place.text, place.tokens, place.isJson);
    for (const literal of literals) {
      const key = `${place.file} ${literal.range[0]}`;
      if (!found.has(key) && !REFERENCE.test(literal.value)) {
        found.set(key, { ...literal, file: place.file, why });
      }
    }
    const reference = referenceOf(place.text, place.tokens);
    const key = `${place.folder} ${reference?.kind}.${reference?.name}`;
    if (reference && !wanted.has(key)) {
      wanted.set(key, why);
    }
  };
  for (const [index, place] of places.entries()) {
    const why =
      reasonOf(place, facts) ??
      reasonBeside(place, [places[index - 1], places[index + 1]]);
    if (why) {
      take(place, why);
    }
  }
  // What is handed on: each round goes one step back.
  let known = 0;
  while (known < wanted.size) {
    known = wanted.size;
    for (const place of places) {
      const name = nameOf(place, facts);
      const why = name && wanted.get(name);
      if (why) {
        take(place, why);
      }
    }
  }
  return [...found.values()];
}

function factsOf(places: readonly Place[]): Facts {
  const sensitive = new Map<string, Set<string>>();
  const called = new Map<string, string>();
  const plainParameters = new Set<string>();
  for (const place of places) {
    const { blocks, path, text, tokens, folder, file, isJson } = place;
    const [[type, ...labels] = []] = blocks;
    if (blocks.length !== 1 || path.length !== 1) {
      continue;
    }
    const [argument] = path;
    if (type === 'variable' && /^(sensitive|ephemeral)$/.test(argument)) {
      if (tokens.some(it => /^"?true"?$/.test(text.slice(...it.range)))) {
        const names = sensitive.get(folder) ?? new Set();
        sensitive.set(folder, names.add(labels[0]));
      }
    } else if (type === 'module' && argument === 'source') {
      const [source] = literalsOf(text, tokens, isJson);
      called.set(`${file} ${labels[0]}`, join(folder, source?.value ?? ''));
    } else if (labels[0] === 'aws_ssm_parameter' && argument === 'type') {
      const [kind] = literalsOf(text, tokens, isJson);
      if (kind && kind.value !== 'SecureString') {
        plainParameters.add(`${file} ${labels[1]}`);
      }
    }
  }
  return { sensitive, called, plainParameters };
}

/** Why what a place is given is a secret. */
function reasonOf(place: Place, facts: Facts): string | undefined {
  const { blocks, path, file, folder } = place;
  const [[type, ...labels] = []] = blocks;
  const name = path[path.length - 1];
  const isOwn = path.length === 1;
  if (isValue(place)) {
    const isGiven = [...facts.sensitive.values()].some(it => it.has(name));
    if (isOwn && isGiven) {
      return `the value of the sensitive variable ${name}`;
    }
    return isSecretName(name) ? `the value of ${path.join('.')}` : undefined;
  }
  switch (type) {
    case 'variable':
      if (!isOwn || name !== 'default') {
        return undefined;
      }
      if (facts.sensitive.get(folder)?.has(labels[0])) {
        return `the default of the sensitive variable ${labels[0]}`;
      }
      return isSecretName(labels[0])
        ? `the default of the variable ${labels[0]}`
        : undefined;
    case 'module': {
      const called = facts.called.get(`${file} ${labels[0]}`);
      const isGiven = facts.sensitive.get(called ?? '')?.has(name);
      return (isOwn && isGiven) || isSecretName(name)
        ? `${name} of module.${labels[0]}`
        : undefined;
    }
    case 'locals':
      return isSecretName(name) ? `local.${path.join('.')}` : undefined;
    case 'resource':
    case 'data':
    case 'ephemeral': {
      const isPlain =
        facts.plainParameters.has(`${file} ${labels[1]}`) &&
        !isSecretName(labels[1]);
      const isSecret =
        isSecretArgument(labels[0], name) && !(isPlain && name === 'value');
      const kind = type === 'resource' ? '' : `${type}.`;
      return isSecret || isSecretName(name)
        ? `${name} of ${kind}${labels.join('.')}`
        : undefined;
    }
    case 'provider':
      return isSecretArgument('', name)
        ? `${name} of provider ${labels[0]}`
        : undefined;
    case 'terraform':
      return isSecretArgument('', name) ? `${name} of a backend` : undefined;
    default:
      return undefined;
  }
}

/** Why a `value` is a secret that has its name beside it: a variable of a container, a secret of an app. */
function reasonBeside(
  place: Place,
  [before, after]: readonly (Place | undefined)[],
): string | undefined {
  const isOf = (other: Place | undefined, name: string) =>
    other?.file === place.file &&
    other.path[other.path.length - 1] === name &&
    other.path.slice(0, -1).join() === place.path.slice(0, -1).join() &&
    other.blocks.flat().join() === place.blocks.flat().join();
  const [[type, ...labels] = []] = place.blocks;
  if (place.path[place.path.length - 1] !== 'value' || type !== 'resource') {
    return undefined;
  }
  const named = [before, after].find(it => isOf(it, 'name'));
  const [name] = named
    ? literalsOf(named.text, named.tokens, named.isJson)
    : [];
  const isSecretBlock = place.blocks[place.blocks.length - 1][0] === 'secret';
  return name && (isSecretBlock || isSecretName(name.value))
    ? `the value of ${name.value} of ${labels.join('.')}`
    : undefined;
}

/** What a place is called by those that refer to it, with the folder that they are in. */
function nameOf(place: Place, { called }: Facts): string | undefined {
  const { blocks, path, file, folder } = place;
  const [[type, label] = []] = blocks;
  if (path.length !== 1) {
    return undefined;
  }
  if (isValue(place)) {
    return `${folder} var.${path[0]}`;
  }
  switch (type) {
    case 'locals':
      return `${folder} local.${path[0]}`;
    case 'variable':
      return path[0] === 'default' ? `${folder} var.${label}` : undefined;
    case 'module':
      return `${called.get(`${file} ${label}`)} var.${path[0]}`;
    default:
      return undefined;
  }
}

// In a file of values, or in the `variables` of a test.
function isValue({ blocks, file }: Place): boolean {
  return /\.tfvars(\.json)?$/.test(file)
    ? blocks.length === 0
    : blocks[blocks.length - 1]?.[0] === 'variables';
}

/** How many of the outer names of a JSON file are a block and its labels. */
const LABELS: Readonly<Record<string, number>> = {
  variable: 1,
  provider: 1,
  module: 1,
  resource: 2,
  data: 2,
  ephemeral: 2,
  locals: 0,
  terraform: 0,
  variables: 0,
};

function asBlocks(
  file: string,
  { path }: HclAttribute,
): Pick<HclAttribute, 'blocks' | 'path'> {
  const labels = LABELS[path[0]];
  return file.endsWith('.tfvars.json') || labels === undefined
    ? { blocks: [], path }
    : { blocks: [path.slice(0, labels + 1)], path: path.slice(labels + 1) };
}

function folderOf(file: string): string {
  return join(file.split('/').slice(0, -1).join('/'), '.');
}

function join(folder: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/') || '.';
}
