import { isIPv6 } from 'node:net';
import { type CtyObject, type CtyValue, UNKNOWN } from '../cty/CtyValue';
import { type Diagnostic, errorDiagnostic } from './Diagnostic';
import { type PlacedValue, valuesAt } from './valuesAt';

/*
 * The building blocks of the rule overlay. A check sees the configuration of one
 * resource. Unknown values pass, as they do in a real provider: they are checked
 * again when they are known.
 */

/** Looks at one resource's configuration and tells what is wrong with it. */
export type ConfigCheck = (config: CtyObject) => Diagnostic[];

function isSet(value: CtyValue | undefined): boolean {
  if (Array.isArray(value)) {
    return value.length > 0;
  }
  return value !== undefined && value !== null;
}

/** A check of every known value at a path. */
function each(
  path: string,
  problem: (
    value: Exclude<CtyValue, null | typeof UNKNOWN>,
  ) => string | undefined,
): ConfigCheck {
  return config =>
    valuesAt(config, path).flatMap(({ path: place, value }: PlacedValue) => {
      const detail =
        value === null || value === UNKNOWN ? undefined : problem(value);
      return detail === undefined
        ? []
        : [errorDiagnostic(`Invalid value for ${path}`, detail, place)];
    });
}

/** The value must be one of a list. */
export function oneOf(path: string, allowed: readonly string[]): ConfigCheck {
  return each(path, value =>
    allowed.includes(String(value))
      ? undefined
      : `expected ${path} to be one of [${allowed
          .map(item => JSON.stringify(item))
          .join(', ')}], got ${value}`,
  );
}

/** Every element of the list or set must be one of a list. */
export function eachOneOf(
  path: string,
  allowed: readonly string[],
): ConfigCheck {
  return each(path, value => {
    const surprising = (Array.isArray(value) ? value : [value])
      .filter(item => typeof item === 'string')
      .find(item => !allowed.includes(item));
    return surprising === undefined
      ? undefined
      : `expected each of ${path} to be one of [${allowed
          .map(item => JSON.stringify(item))
          .join(', ')}], got ${surprising}`;
  });
}

/** The number must lie between two bounds, both included. */
export function between(path: string, low: number, high: number): ConfigCheck {
  return each(path, value =>
    Number(value) >= low && Number(value) <= high
      ? undefined
      : `expected ${path} to be in the range (${low} - ${high}), got ${value}`,
  );
}

/** The text must have a form, which `expected` says in words. */
export function matches(
  path: string,
  pattern: RegExp,
  expected: string,
): ConfigCheck {
  return each(path, value =>
    pattern.test(String(value))
      ? undefined
      : `expected ${path} to be ${expected}, got ${JSON.stringify(value)}`,
  );
}

/** The text must be a JSON document. */
export function jsonText(path: string): ConfigCheck {
  return each(path, value => {
    try {
      JSON.parse(String(value));
      return undefined;
    } catch (error) {
      return `${path} contains an invalid JSON: ${(error as Error).message}`;
    }
  });
}

/** What is wrong with an IPv4 network: not the form, or bits behind the prefix; its prefix otherwise. */
function readNetwork(text: string): { prefix: number } | { problem: string } {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text);
  const octets = match?.slice(1, 5).map(Number) ?? [];
  const prefix = Number(match?.[5]);
  if (!match || octets.some(octet => octet > 255) || prefix > 32) {
    return {
      problem: `an IPv4 network such as "10.0.0.0/16", got ${JSON.stringify(
        text,
      )}`,
    };
  }
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return address % 2 ** (32 - prefix) === 0
    ? { prefix }
    : {
        problem: `a network (bits are set behind the prefix), got ${JSON.stringify(
          text,
        )}`,
      };
}

/** An IPv4 network with all host bits zero and a prefix between two lengths. */
export function ipv4Network(
  path: string,
  shortest: number,
  longest: number,
): ConfigCheck {
  return each(path, value => {
    const network = readNetwork(String(value));
    if ('problem' in network) {
      return `expected ${path} to be ${network.problem}`;
    }
    return network.prefix < shortest || network.prefix > longest
      ? `expected ${path} to have a prefix between /${shortest} and /${longest}, got ${value}`
      : undefined;
  });
}

/** Every element must be a network, IPv4 or IPv6. */
export function eachNetwork(path: string): ConfigCheck {
  return each(path, value => {
    for (const item of Array.isArray(value) ? value : [value]) {
      const text = typeof item === 'string' ? item : undefined;
      const [address, length] = text?.split('/') ?? [];
      const isV6 =
        isIPv6(address ?? '') &&
        /^\d+$/.test(length ?? '') &&
        Number(length) <= 128;
      const network =
        text === undefined || isV6 ? { prefix: 0 } : readNetwork(text);
      if ('problem' in network) {
        return `expected each of ${path} to be ${network.problem}`;
      }
    }
    return undefined;
  });
}

function setAmong(config: CtyObject, names: string[]): string[] {
  return names.filter(name => isSet(config[name]));
}

function quoted(names: string[]): string {
  return names.map(name => `\`${name}\``).join(', ');
}

/** Of these arguments at most one may be given. */
export function atMostOneOf(...names: string[]): ConfigCheck {
  return config => {
    const set = setAmong(config, names);
    return set.length > 1
      ? [
          errorDiagnostic(
            'Conflicting configuration arguments',
            `only one of ${quoted(names)} can be specified, but ${quoted(
              set,
            )} were specified.`,
            [set[0]],
          ),
        ]
      : [];
  };
}

/** Of these arguments at least one must be given. */
export function atLeastOneOf(...names: string[]): ConfigCheck {
  return config =>
    setAmong(config, names).length === 0
      ? [
          errorDiagnostic(
            'Missing required argument',
            `one of ${quoted(names)} must be specified`,
          ),
        ]
      : [];
}

/** Of these arguments exactly one must be given. */
export function exactlyOneOf(...names: string[]): ConfigCheck {
  const checks = [atLeastOneOf(...names), atMostOneOf(...names)];
  return config => checks.flatMap(check => check(config));
}
