import { maskJson, maskStrings } from './redactJson';
import { readConfiguration, redactConfiguration } from './redactSource';
import type { PlainSecret, ReadConfiguration } from './redactSource';
import { SecretIndex } from './SecretIndex';
import { reasonsIn, SENSITIVE } from './marker';
import { maskShapes, mayHoldShapes } from './secretShapes';

/*
 * Takes secrets out of the files of a run. What is secret is learned from all of them together (the masks of plans and
 * states, what the source declares), and then looked for in each, in whatever form it stands there. Pure, and twice is as
 * once: what was redacted before comes back to the byte.
 *
 * Generated repositories carry this folder as scripts (`scripts/write-redaction-scripts.mjs`), so that a secret never leaves
 * the machine; the portal does the same again, since a learner's machine is not believed.
 */

/** One thing that was taken out, or that was out already. */
export interface Redaction {
  /** Of the bundle. */
  file: string;
  /** Of `source.json`: the file of the configuration. */
  source?: string;
  /** From 1; of text, and of lines of a log. */
  line?: number;
  /** Why it is a secret. */
  why: string;
}

/** Files without their secrets. */
export interface RedactedFiles {
  files: Record<string, string>;
  redactions: Redaction[];
  /** Files of Terraform that are left out: they are not JSON, so nobody can tell what in them is secret. */
  unreadable: string[];
}

/** What Terraform writes; where it is no JSON, nobody can tell what is secret in it. */
const TERRAFORM =
  /^(plan|plan-after-apply|state-after-destroy)\.json$|^(apply|destroy|journal)\.jsonl$/;

type Texts = Readonly<Record<string, string>>;

/** What in files of a run is secret, by their own word, with why. */
export function secretsOf(files: Texts): Map<string, string> {
  return readAll(files).secrets;
}

/**
 * @param known - secrets from elsewhere, with why: from the environment, from a plan that was not kept
 * @throws TooManySecretsError
 */
export function redactFiles(
  files: Texts,
  known: ReadonlyMap<string, string> = new Map(),
): RedactedFiles {
  const { read, source, secrets } = readAll(files);
  const agreed = agreedValues(files['lab.yaml']);
  const index = new SecretIndex(
    new Map(
      [...known, ...secrets].filter(([value]) => !agreed.has(value.trim())),
    ),
  );
  const result: RedactedFiles = { files: {}, redactions: [], unreadable: [] };
  for (const [name, documents] of read) {
    if (TERRAFORM.test(name) && documents.some(isBroken)) {
      result.unreadable.push(name);
      continue;
    }
    const { text, places } =
      source && name === 'source.json'
        ? redactSourceFile(name, files[name], source, index)
        : redactFile(name, documents, index);
    result.files[name] = text;
    result.redactions.push(...places);
  }
  return result;
}

interface ReadFiles {
  read: Map<string, Document[]>;
  /** The files of `source.json`. */
  source?: ReadConfiguration;
  /** With why. */
  secrets: Map<string, string>;
}

function readAll(files: Texts): ReadFiles {
  const secrets = new Map<string, string>();
  const add = (value: string, why: string) => {
    if (!secrets.has(value)) {
      secrets.set(value, why);
    }
  };
  const sourceFiles = sourceFilesOf(files['source.json']);
  const source = sourceFiles && readConfiguration(sourceFiles);
  source?.values.forEach((why, value) => add(value, why));
  const read = new Map(
    Object.keys(files)
      .sort()
      .map(name => [
        name,
        source && name === 'source.json'
          ? []
          : documentsOf(name, files[name], add),
      ]),
  );
  return { read, source, secrets };
}

function redactFile(
  name: string,
  documents: readonly Document[],
  index: SecretIndex,
): { text: string; places: Redaction[] } {
  const redacted = documents
    .map(document => {
      if (!document.isJson) {
        return maskShapes(index.mask(document.text));
      }
      const masked =
        index.isEmpty && !mayHoldShapes(document.text)
          ? document.masked
          : maskStrings(document.masked, index);
      return masked === document.value
        ? document.text
        : write(masked, document.text);
    })
    .join('\n');
  return { text: redacted, places: placesIn(name, redacted) };
}

function redactSourceFile(
  name: string,
  text: string,
  source: ReadConfiguration,
  index: SecretIndex,
): { text: string; places: Redaction[] } {
  const { files, secrets } = redactConfiguration(source, index);
  const document = JSON.parse(text);
  const others = maskStrings({ ...document, files: null }, index);
  const entries = Object.entries(files).map(
    ([file, content]): [string, unknown] => [
      maskShapes(index.mask(file, true)),
      typeof content === 'string' ? content : maskStrings(content, index),
    ],
  );
  const redacted = { ...others, files: Object.fromEntries(entries) };
  const isSame = JSON.stringify(redacted) === JSON.stringify(document);
  return {
    text: isSame ? text : write(redacted, text),
    places: secrets.map(({ file, line, what }: PlainSecret) => ({
      file: name,
      source: file,
      line,
      why: what,
    })),
  };
}

function placesIn(file: string, text: string): Redaction[] {
  if (!text.includes('(redacted: ') && !text.includes(SENSITIVE)) {
    return [];
  }
  return text.split('\n').flatMap((line, at) => {
    const reasons = new Set(
      line.includes('(redacted: ') ? reasonsIn(line) : [],
    );
    if (line.includes(SENSITIVE)) {
      reasons.add('what Terraform calls sensitive');
    }
    return [...reasons].map(why => ({ file, line: at + 1, why }));
  });
}

type Document =
  | { isJson: true; value: unknown; masked: unknown; text: string }
  | { isJson: false; text: string };

type AddSecret = (value: string, why: string) => void;

/** A JSON file is one document, a log one a line, any other text none. */
function documentsOf(name: string, text: string, add: AddSecret): Document[] {
  if (name.endsWith('.jsonl')) {
    return text.split('\n').map(line => documentOf(line, add));
  }
  return [
    name.endsWith('.json') ? documentOf(text, add) : { isJson: false, text },
  ];
}

function documentOf(text: string, add: AddSecret): Document {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { isJson: false, text };
  }
  return { isJson: true, value, masked: maskJson(value, add), text };
}

function isBroken(document: Document): boolean {
  return !document.isJson && document.text.trim() !== '';
}

function write(document: unknown, like: string): string {
  const isWide = /^\s*[{[]\s*\n/.test(like);
  const text = JSON.stringify(document, undefined, isWide ? 2 : undefined);
  return like.endsWith('\n') ? `${text}\n` : text;
}

/** The files of a `source.json`, where it is one. */
export function sourceFilesOf(
  text: string | undefined,
): Record<string, unknown> | undefined {
  try {
    const { files } = JSON.parse(text ?? '');
    return typeof files === 'object' && files !== null && !Array.isArray(files)
      ? files
      : undefined;
  } catch {
    return undefined;
  }
}

const AGREED =
  /^(workspaceId|moduleId|itemId|learner|provider|region|instanceType|ttl|expiresAt|scopeId|portalUrl| {2}(amount|currency|url|digest)): *['"]?(.*?)['"]? *$/;

/**
 * What the portal itself wrote into `lab.yaml`: a region is no secret because a variable that holds it is called sensitive.
 */
function agreedValues(contract: string = ''): Set<string> {
  const values = new Set<string>();
  let isList = false;
  for (const line of contract.split(/\r?\n/)) {
    const value = AGREED.exec(line)?.[3];
    if (value) {
      values.add(value);
    }
    const item = /^ +- *['"]?([\w.-]+)['"]?$/.exec(line)?.[1];
    isList = item
      ? isList
      : /^(allowedInstanceTypes|requiredTags): *$/.test(line);
    if (isList && item) {
      values.add(item);
    }
  }
  return values;
}
