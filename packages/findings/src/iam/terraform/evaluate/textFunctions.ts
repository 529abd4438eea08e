import { HclValue } from './HclValue';
import { ofKnownText, ofText, TerraformFunction } from './TerraformFunction';

/*
 * Functions of texts beyond those that most configurations are written with, and those of the provider of AWS.
 * https://developer.hashicorp.com/terraform/language/functions
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/functions
 */

const ARN_PARTS = [
  'partition',
  'service',
  'region',
  'account_id',
  'resource',
] as const;

/** Without any of some characters at both ends. */
function trimmed(text: string, cut: string): string {
  const characters = Array.from(text);
  const isCut = (it: string | undefined) =>
    it !== undefined && cut.includes(it);
  let [from, to] = [0, characters.length];
  while (from < to && isCut(characters[from])) {
    from += 1;
  }
  while (to > from && isCut(characters[to - 1])) {
    to -= 1;
  }
  return characters.slice(from, to).join('');
}

/** By name. */
export const TEXT_FUNCTIONS: ReadonlyArray<[string, TerraformFunction]> = [
  [
    'indent',
    ofText((spaces, text = '') =>
      text.replace(
        /\n(?!$)/g,
        `\n${' '.repeat(Math.min(Number(spaces), 100))}`,
      ),
    ),
  ],
  ['strcontains', ofText((text, part = '') => text.includes(part))],
  ['strrev', ofKnownText(text => Array.from(text).reverse().join(''))],
  ['trim', ofText((text, cut = '') => trimmed(text, cut))],
  [
    'timecmp',
    ofKnownText((a, b) => {
      const difference = Date.parse(a) - Date.parse(b);
      return Number.isNaN(difference) ? undefined : Math.sign(difference);
    }),
  ],
  [
    'provider::aws::arn_parse',
    ofText(arn => {
      const [prefix, ...parts] = arn.split(':');
      return prefix === 'arn' && parts.length >= 5
        ? Object.fromEntries(
            ARN_PARTS.map((name, index): [string, HclValue] => [
              name,
              index < 4 ? parts[index] : parts.slice(4).join(':'),
            ]),
          )
        : undefined;
    }),
  ],
  [
    'provider::aws::arn_build',
    ofText((...parts) => ['arn', ...parts].join(':')),
  ],
  [
    'provider::aws::trim_iam_role_path',
    ofText(arn => arn.replace(/:role\/.*\//, ':role/')),
  ],
];
