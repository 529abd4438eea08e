import { isMarked, replacementOf } from './marker';

/*
 * Finds known secrets in a text, in whatever form they stand there: as they are, escaped for JSON (once and twice, as
 * JavaScript, Go and Python escape), for HCL, for URLs, as hexadecimal digits, and within base64 of something longer, where
 * a text looks one of three ways. One pass over the text by a rolling hash, so that many secrets cost what one does.
 */

/** Shorter ones would be found everywhere. */
export const SHORTEST = 6;

/** Longer forms are looked for in pieces. */
const PIECE = 48;

/** Beyond this somebody wants the work to take long. */
const MAX_SECRETS = 2_000;
const MAX_COMPARISONS = 20_000_000;

interface Pattern {
  text: string;
  why: string;
  /** Of base64 and the like the whole run goes, since a part of it would be read as something else. */
  isEncoded: boolean;
  /** A plain word is one on its own alone. */
  isWord: boolean;
}

/** Evidence in which there are more secrets than anybody looks for. */
export class TooManySecretsError extends Error {
  name = 'TooManySecretsError';
}

/** Secrets, and why each is one. */
export class SecretIndex {
  #byHash = new Map<number, Pattern[]>();
  #comparisons = 0;

  /** @throws TooManySecretsError */
  constructor(secrets: ReadonlyMap<string, string>) {
    const seen = new Set<string>();
    let count = 0;
    for (const [secret, why] of secrets) {
      const patterns = patternsOf(secret, why);
      count += patterns.length ? 1 : 0;
      if (count > MAX_SECRETS) {
        throw new TooManySecretsError(
          `more than ${MAX_SECRETS} values are called sensitive`,
        );
      }
      for (const pattern of patterns) {
        if (!seen.has(pattern.text)) {
          seen.add(pattern.text);
          const hash = hashOf(pattern.text);
          const bucket = this.#byHash.get(hash) ?? [];
          bucket.push(pattern);
          this.#byHash.set(hash, bucket);
        }
      }
    }
    for (const bucket of this.#byHash.values()) {
      bucket.sort((a, b) => b.text.length - a.text.length);
    }
  }

  get isEmpty(): boolean {
    return this.#byHash.size === 0;
  }

  /**
   * A text without the secrets.
   *
   * @param isStructure - whether it is a name that readers go by, which may be the same as a secret that is a plain word
   * @throws TooManySecretsError
   */
  mask(text: string, isStructure = false): string {
    if (this.isEmpty || text.length < SHORTEST) {
      return text;
    }
    const hits = this.#find(text, isStructure);
    if (!hits.length) {
      return text;
    }
    let masked = '';
    let end = 0;
    for (const hit of hits) {
      if (hit.end <= end) {
        continue;
      }
      const from = Math.max(hit.start, end);
      // What touches what was taken out before is the rest of the same secret.
      masked +=
        end > 0 && from === end
          ? ''
          : text.slice(end, from) + replacementOf('', hit.why);
      masked += '\n'.repeat(text.slice(from, hit.end).split('\n').length - 1);
      end = hit.end;
    }
    return masked + text.slice(end);
  }

  #find(text: string, isStructure: boolean) {
    const hits: { start: number; end: number; why: string }[] = [];
    let hash = hashOf(text);
    for (let at = 0; at + SHORTEST <= text.length; at += 1) {
      if (at > 0) {
        hash = roll(
          hash,
          text.charCodeAt(at - 1),
          text.charCodeAt(at + SHORTEST - 1),
        );
      }
      const bucket = this.#byHash.get(hash);
      if (bucket) {
        this.#comparisons += bucket.length;
        if (this.#comparisons > MAX_COMPARISONS) {
          throw new TooManySecretsError(
            'what is called sensitive stands in it too often',
          );
        }
        const found = bucket.find(
          pattern =>
            text.startsWith(pattern.text, at) &&
            !(isStructure && /^\w+$/.test(pattern.text)) &&
            (!pattern.isWord || isAlone(text, at, pattern.text.length)),
        );
        if (found) {
          const [start, end] = found.isEncoded
            ? runAround(text, at, at + found.text.length)
            : [at, at + found.text.length];
          hits.push({ start, end, why: found.why });
        }
      }
    }
    return hits.sort((a, b) => a.start - b.start || b.end - a.end);
  }
}

const BASE = 65_599;
const HIGHEST = Array.from({ length: SHORTEST - 1 }).reduce<number>(
  power => Math.imul(power, BASE),
  1,
);

function hashOf(text: string): number {
  let hash = 0;
  for (let index = 0; index < SHORTEST; index += 1) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
  }
  return hash;
}

function roll(hash: number, leaving: number, coming: number): number {
  const rest = (hash - Math.imul(leaving, HIGHEST)) | 0;
  return (Math.imul(rest, BASE) + coming) | 0;
}

function isAlone(text: string, at: number, length: number): boolean {
  const isLetter = (index: number) => /[A-Za-z0-9_]/.test(text[index] ?? '');
  return !isLetter(at - 1) && !isLetter(at + length);
}

function runAround(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  const isPart = (index: number) => /[A-Za-z0-9+/=_-]/.test(text[index] ?? '');
  while (isPart(start - 1)) {
    start -= 1;
  }
  while (isPart(end)) {
    end += 1;
  }
  // `\n` before it is an escape, and none of it.
  return [text[start - 1] === '\\' && start < from ? start + 1 : start, end];
}

function patternsOf(secret: string, why: string): Pattern[] {
  const value = secret.trim();
  if (value.length < SHORTEST || isMarked(value)) {
    return [];
  }
  const isWord = /^[A-Za-z_]{1,11}$/.test(value);
  const plain = new Set(
    [value, ...linesOf(value)].flatMap(part => [
      part,
      part.replace(/([$%])\{/g, '$1$1{'),
      ...escapes(part),
      ...escapes(part).flatMap(escapes),
      urlOf(part),
    ]),
  );
  const cores = base64Cores(value);
  const encoded = new Set([
    ...cores,
    ...cores.flatMap(core => base64Cores(core)),
    Buffer.from(value).toString('hex'),
    Buffer.from(value).toString('hex').toUpperCase(),
  ]);
  return [
    ...pieces(plain).map(text => ({ text, why, isEncoded: false, isWord })),
    ...pieces(encoded).map(text => ({
      text,
      why,
      isEncoded: true,
      isWord: false,
    })),
  ];
}

// Indented differently, a text of several lines is the same text still.
function linesOf(value: string): string[] {
  return value.includes('\n')
    ? value
        .split('\n')
        .map(line => line.trim())
        .filter(line => line.length >= 2 * SHORTEST)
    : [];
}

function escapes(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const unicode = (form: RegExp) =>
    json.replace(
      form,
      character =>
        `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return [json, unicode(/[<>&\u2028\u2029]/g), unicode(/[\u007f-\uffff]/g)];
}

function urlOf(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half of a character.
    return text;
  }
}

/** What base64 of anything with this text in it holds, for each of the three places that it can begin at. */
function base64Cores(text: string): string[] {
  const bytes = Buffer.from(text);
  const cores = [0, 1, 2].map(offset => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    return shifted
      .toString('base64')
      .slice(Math.ceil((offset * 8) / 6), Math.floor((shifted.length * 8) / 6));
  });
  return [
    ...cores,
    ...cores.map(core => core.replace(/\+/g, '-').replace(/\//g, '_')),
  ];
}

function pieces(texts: Iterable<string>): string[] {
  return [...texts].flatMap(text => {
    if (text.length <= PIECE) {
      return text.length < SHORTEST ? [] : [text];
    }
    const parts: string[] = [];
    for (let at = 0; at + PIECE < text.length; at += PIECE) {
      parts.push(text.slice(at, at + PIECE));
    }
    return [...parts, text.slice(-PIECE)];
  });
}
