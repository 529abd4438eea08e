import { isMarked, markerOf, reasonsIn, replacementOf } from './marker.mjs';
import { SecretIndex, SHORTEST } from './SecretIndex.mjs';
import { maskShapes } from './secretShapes.mjs';
import { readSource } from './sourceSecrets.mjs';

/*
 * Takes secrets out of a configuration so that it can still be judged: literals and comments alone are touched, never what
 * Terraform acts upon, so nothing can be hidden from pre-scan by calling it a secret; every line stays where it was; and
 * what was taken out leaves a marker, by which a grader sees that a secret was written in plain.
 */

/** A secret that stands, or stood, in a configuration in plain. */

/** A file's text, or whatever else stands for a file. */

/** A configuration that was read, and what it itself calls secret, with why. */

export function readConfiguration(files) {
  const read = readSource(files);
  return { ...read, files, values: valuesOf(read.secrets) };
}

/** A configuration without its secrets. What was redacted before comes back as it is. */
export function redactSource(files) {
  const read = readConfiguration(files);
  return redactConfiguration(read, new SecretIndex(read.values));
}

/** Without those that it names itself, those that are known from elsewhere, and what looks like a key. */

/** @param index - of the configuration's own secrets, and those that are known from elsewhere */
export function redactConfiguration({ files, tokens, secrets }, index) {
  const mask = (text, isStructure = false) =>
    maskShapes(index.mask(text, isStructure));
  const redacted = Object.entries(files).map(([file, text]) => {
    if (typeof text !== 'string') {
      return [file, text];
    }
    const inFile = secrets.filter(secret => secret.file === file);
    const read = tokens.get(file);
    return [file, read ? redactFile(text, read, inFile, mask) : mask(text)];
  });
  return {
    files: Object.fromEntries(redacted),
    secrets: redacted
      .flatMap(([file, text]) =>
        typeof text === 'string' ? plainSecretsOf(file, text) : [],
      )
      .sort((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file))),
  };
}

function plainSecretsOf(file, text) {
  if (!reasonsIn(text).length) {
    return [];
  }
  return text.split('\n').flatMap((line, index) =>
    [...new Set(reasonsIn(line))].map(what => ({
      file,
      line: index + 1,
      what,
    })),
  );
}

function valuesOf(secrets) {
  const values = new Map();
  for (const { value, why } of secrets) {
    if (value.trim().length >= SHORTEST && !values.has(value)) {
      values.set(value, why);
    }
  }
  return values;
}

function redactFile(text, tokens, secrets, mask) {
  const reasons = new Map(secrets.map(it => [it.range[0], it.why]));
  let redacted = '';
  let end = 0;
  const replace = ([from, to], by) => {
    redacted += text.slice(end, from) + by;
    end = to;
  };
  for (const { range, kind, isLabel } of literalsIn(text, tokens)) {
    const written = text.slice(...range);
    const why = reasons.get(range[0]);
    if (kind === 'number') {
      if (why || mask(written) !== written) {
        replace(range, `"${why ? markerOf(why) : mask(written)}"`);
      }
    } else if (why && !isMarked(written)) {
      replace(range, replacementOf(written, why));
    } else if (kind === 'comment') {
      replace(range, maskComment(written, mask));
    } else {
      // An escape that was cut in two would be one of the marker.
      const masked = mask(written, isLabel).replace(
        /\\+(?=\(redacted: )/g,
        it => it.slice(it.length % 2),
      );
      replace(range, masked);
    }
  }
  return redacted + text.slice(end);
}

// What opens and closes a comment stays, whatever stands in it: else code would become a comment, or a comment code.
function maskComment(written, mask) {
  if (written.startsWith('/*')) {
    const isClosed = written.length > 3 && written.endsWith('*/');
    const inner = written.slice(2, isClosed ? -2 : undefined);
    return `/*${mask(inner)}${isClosed ? '*/' : ''}`;
  }
  const masked = mask(written);
  return masked === written
    ? written
    : masked
        .split('\n')
        .map(line => (/^\s*(#|\/\/|$)/.test(line) ? line : `# ${line}`))
        .join('\n');
}

function isBlock(text, { range }) {
  return text.startsWith('/*', range[0]);
}

/** Literals and comments in the order in which they stand. Lines of comments with nothing between them are one. */
function literalsIn(text, tokens) {
  const pieces = [];
  tokens.forEach((token, index) => {
    const isLabel =
      token.kind === 'string' &&
      /^[\s"]*[{=:]/.test(text.slice(token.range[1], token.range[1] + 8)) &&
      tokens[index - 1]?.kind !== 'end';
    const last = pieces[pieces.length - 1];
    switch (token.kind) {
      case 'comment':
        if (
          last?.kind === 'comment' &&
          !isBlock(text, last) &&
          !isBlock(text, token) &&
          !text.slice(last.range[1], token.range[0]).trim()
        ) {
          last.range = [last.range[0], token.range[1]];
        } else {
          pieces.push({ range: token.range, kind: 'comment', isLabel: false });
        }
        break;
      case 'number':
        pieces.push({ range: token.range, kind: 'number', isLabel: false });
        break;
      case 'string':
      case 'heredoc':
        pieces.push(
          ...token.literals.map(range => ({
            range,
            kind: token.kind,
            isLabel,
          })),
          ...literalsIn(text, token.inner),
        );
        break;
      default:
    }
  });
  return pieces.sort((a, b) => a.range[0] - b.range[0]);
}
