import { maskJson, maskStrings } from './redactJson.mjs';
import { readConfiguration, redactConfiguration } from './redactSource.mjs';

import { SecretIndex } from './SecretIndex.mjs';
import { reasonsIn, SENSITIVE } from './marker.mjs';
import { maskShapes, mayHoldShapes } from './secretShapes.mjs';

/*
 * Takes secrets out of the files of a run. What is secret is learned from all of them together (the masks of plans and
 * states, what the source declares), and then looked for in each, in whatever form it stands there. Pure, and twice is as
 * once: what was redacted before comes back to the byte.
 *
 * Generated repositories carry this folder as scripts (`scripts/write-redaction-scripts.mjs`), so that a secret never leaves
 * the machine; the portal does the same again, since a learner's machine is not believed.
 */

/** One thing that was taken out, or that was out already. */

/** Files without their secrets. */

/** What Terraform writes; where it is no JSON, nobody can tell what is secret in it. */
const TERRAFORM =
  /^(plan|plan-after-apply|state-after-destroy)\.json$|^(apply|destroy|journal)\.jsonl$/;

/** What in files of a run is secret, by their own word, with why. */
export function secretsOf(files) {
  return readAll(files).secrets;
}

/**
 * @param known - secrets from elsewhere, with why: from the environment, from a plan that was not kept
 * @throws TooManySecretsError
 */
export function redactFiles(files, known = new Map()) {
  const { read, source, secrets } = readAll(files);
  const agreed = agreedValues(files['lab.yaml']);
  const index = new SecretIndex(
    new Map(
      [...known, ...secrets].filter(([value]) => !agreed.has(value.trim())),
    ),
  );
  const result = { files: {}, redactions: [], unreadable: [] };
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

function readAll(files) {
  const secrets = new Map();
  const add = (value, why) => {
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

function redactFile(name, documents, index) {
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

function redactSourceFile(name, text, source, index) {
  const { files, secrets } = redactConfiguration(source, index);
  const document = JSON.parse(text);
  const others = maskStrings({ ...document, files: null }, index);
  const entries = Object.entries(files).map(([file, content]) => [
    maskShapes(index.mask(file, true)),
    typeof content === 'string' ? content : maskStrings(content, index),
  ]);
  const redacted = { ...others, files: Object.fromEntries(entries) };
  const isSame = JSON.stringify(redacted) === JSON.stringify(document);
  return {
    text: isSame ? text : write(redacted, text),
    places: secrets.map(({ file, line, what }) => ({
      file: name,
      source: file,
      line,
      why: what,
    })),
  };
}

function placesIn(file, text) {
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

/** A JSON file is one document, a log one a line, any other text none. */
function documentsOf(name, text, add) {
  if (name.endsWith('.jsonl')) {
    return text.split('\n').map(line => documentOf(line, add));
  }
  return [
    name.endsWith('.json') ? documentOf(text, add) : { isJson: false, text },
  ];
}

function documentOf(text, add) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { isJson: false, text };
  }
  return { isJson: true, value, masked: maskJson(value, add), text };
}

function isBroken(document) {
  return !document.isJson && document.text.trim() !== '';
}

function write(document, like) {
  const isWide = /^\s*[{[]\s*\n/.test(like);
  const text = JSON.stringify(document, undefined, isWide ? 2 : undefined);
  return like.endsWith('\n') ? `${text}\n` : text;
}

/** The files of a `source.json`, where it is one. */
export function sourceFilesOf(text) {
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
function agreedValues(contract = '') {
  const values = new Set();
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
