import { Breadth, narrower, TokenIssuer } from './TokenIssuer';

/** A value that a claim must have; a star in one that is no pattern is a star. */
export interface ClaimValue {
  text: string;
  /** `*` stands for any text, `?` for any character. */
  isPattern: boolean;
}

/** How many get in where a claim of a token has to have a value. */
export function claimBreadth(
  issuer: TokenIssuer,
  claim: string,
  value: ClaimValue,
): Breadth {
  if (claim === 'sub') {
    return subjectBreadth(issuer, value);
  }
  return pinned(new Map([[claim, value.text]]), issuer, value.isPattern);
}

/** Subjects of the issuers that are known are made of claims: `repo:org/repo:environment:lab`. */
function subjectBreadth(issuer: TokenIssuer, value: ClaimValue): Breadth {
  if (Object.keys(issuer.claims).length === 0) {
    return breadthOfUnknownForm(value);
  }
  const { text, isPattern } = value;
  if (issuer.subjectBeginsWithThing) {
    const [thing] = text.split(':');
    return thing === '' || (isPattern && isWild(thing)) ? 'any' : 'pinned';
  }
  const claims = claimsOfSubject(text, issuer);
  if (claims === undefined) {
    // It has not the form of the issuer's subjects: as a text it is one subject, as a pattern it is anybody's.
    return isPattern && isWild(text) ? 'any' : 'pinned';
  }
  return pinned(claims, issuer, isPattern);
}

/** Undefined where the text does not begin with the name of a claim. */
export function claimsOfSubject(
  text: string,
  { claims, otherClaims }: TokenIssuer,
): Map<string, string> | undefined {
  const isName = (part: string) =>
    Object.hasOwn(claims, part) || otherClaims.includes(part);
  const separator =
    /^org\//.test(text) && Object.hasOwn(claims, 'org') ? '/' : ':';
  const parts = text.split(separator);
  if (!isName(parts[0])) {
    return undefined;
  }
  const found = new Map<string, string>();
  let name = '';
  let values: string[] = [];
  for (const part of parts) {
    // A name is followed by a value, which may be called like a claim: `environment:ref`.
    if (isName(part) && (name === '' || values.length > 0)) {
      found.set(name, values.join(separator));
      name = part;
      values = [];
    } else {
      values.push(part);
    }
  }
  found.set(name, values.join(separator));
  found.delete('');
  return found;
}

function pinned(
  claims: ReadonlyMap<string, string>,
  issuer: TokenIssuer,
  isPattern: boolean,
): Breadth {
  const isOpen = (text: string) => text === '' || (isPattern && isWild(text));
  let breadth: Breadth = 'any';
  let isOwnerPinned = !issuer.isShared;
  let isThingPinned = false;
  for (const [claim, value] of claims) {
    const [first] = value.split(':');
    switch (issuer.claims[claim]) {
      case 'path':
        breadth = narrower(breadth, pathBreadth(first, isPattern));
        break;
      case 'thing':
        breadth = isOpen(first) ? breadth : 'pinned';
        break;
      case 'owner':
        isOwnerPinned ||= !isOpen(first);
        breadth = isOpen(first) ? breadth : narrower(breadth, 'organisation');
        break;
      case 'within':
        isThingPinned ||= !isOpen(first);
        break;
      default:
    }
  }
  if (isThingPinned) {
    return isOwnerPinned ? 'pinned' : breadth;
  }
  return breadth;
}

/** `org/repo`: a star in the first is anybody, one in the second everything of one owner. */
function pathBreadth(path: string, isPattern: boolean): Breadth {
  const [owner, ...rest] = path.split('/');
  if (owner === '' || (isPattern && isWild(owner))) {
    return 'any';
  }
  // Of a workflow's file, what comes after the repository is of no matter; groups of GitLab are nested.
  const end = rest.findIndex(part => part.startsWith('.') || part === '-');
  const thing = (end < 0 ? rest : rest.slice(0, end)).join('/');
  return thing === '' || (isPattern && isWild(thing))
    ? 'organisation'
    : 'pinned';
}

/**
 * `system:serviceaccount:namespace:name` and what looks like it: a star in the first part is anybody, one in the second
 * everything of one owner.
 */
function breadthOfUnknownForm({ text, isPattern }: ClaimValue): Breadth {
  if (!isPattern || !isWild(text)) {
    return text === '' ? 'any' : 'pinned';
  }
  const [owner, owned = ''] = text
    .replace(/^system:serviceaccount:/, '')
    .split(/[/:|]/);
  if (isWild(owner)) {
    return 'any';
  }
  return owned === '' || isWild(owned) ? 'organisation' : 'pinned';
}

function isWild(text: string): boolean {
  return /[*?]/.test(text);
}
