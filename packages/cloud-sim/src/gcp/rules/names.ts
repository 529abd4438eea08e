import { isCtyObject } from '../../cty/CtyValue';
import { type ConfigCheck, matches } from '../../simulation/configChecks';
import { errorDiagnostic } from '../../simulation/Diagnostic';

/** `name` by RFC 1035, which most Google resources follow. */
export const RFC_1035_NAME: ConfigCheck = matches(
  'name',
  /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
  '1 to 63 lower-case letters, digits and hyphens, a letter first and no hyphen last',
);

const LABEL_KEY = /^\p{Ll}[\p{Ll}\p{N}_-]{0,62}$/u;
const LABEL_VALUE = /^[\p{Ll}\p{N}_-]{0,63}$/u;

/**
 * Labels hold lower-case letters, digits, `_` and `-` only: no colon, as a time has,
 * and no dot, as an address has. Google refuses others when it makes the resource;
 * to be told at once is kinder.
 */
export const LABELS: ConfigCheck = ({ labels }) =>
  Object.entries(isCtyObject(labels) ? labels : {}).flatMap(([key, value]) => {
    const isGood =
      LABEL_KEY.test(key) &&
      (typeof value !== 'string' || LABEL_VALUE.test(value));
    return isGood
      ? []
      : [
          errorDiagnostic(
            'Invalid value for labels',
            `label ${JSON.stringify(key)} = ${JSON.stringify(
              value,
            )}: expected up to 63 lower-case letters, digits, "_" and "-", and a letter first in the key`,
            ['labels'],
          ),
        ];
  });
