import { lineOf, quoted } from './lineOf';
import { bodies, HclObject, isHclObject, labelled } from './parseHcl';
import { PrescanReport } from './PrescanReport';
import { ParsedFile, SourceBlock, sourceBlocks } from './SourceModule';

/** Arguments that hold a secret, whatever the type. */
const SECRET_ARGUMENTS =
  /^(secret_string|secret_binary|secret_data|password|admin_password|master_password|token|api_key|private_key|client_secret|shared_key)$/;

/** Arguments that hold a secret with these types alone. */
const SECRET_VALUES: Readonly<Record<string, string>> = {
  azurerm_key_vault_secret: 'value',
  aws_ssm_parameter: 'value',
};

/** The conditions that a file sets, wherever they stand. */
export function conditionsOf(file: ParsedFile): PrescanReport['conditions'] {
  const lifecycles = sourceBlocks(file).flatMap(({ body }) =>
    bodies(body.lifecycle),
  );
  const conditions = [
    ...lifecycles.flatMap(it => [
      ...bodies(it.precondition),
      ...bodies(it.postcondition),
    ]),
    ...labelled(file.parsed.output).flatMap(([, body]) =>
      bodies(body.precondition),
    ),
    ...labelled(file.parsed.check).flatMap(([, body]) => bodies(body.assert)),
    ...labelled(file.parsed.variable).flatMap(([, body]) =>
      bodies(body.validation),
    ),
  ];
  return conditions.flatMap(({ condition }) => {
    if (typeof condition !== 'string') {
      return [];
    }
    const text = condition.replace(/^\$\{([\s\S]*)\}$/, '$1');
    const start = text.split('\n')[0].slice(0, 60);
    return [
      {
        file: file.file,
        line: lineOf(file.text, new RegExp(`condition\\s*=.*${quoted(start)}`)),
        text,
      },
    ];
  });
}

/** Arguments for secrets that have a literal value, and defaults of sensitive variables. */
export function literalSecretsOf(file: ParsedFile): PrescanReport['secrets'] {
  return [
    ...sourceBlocks(file).flatMap(literalArguments),
    ...labelled(file.parsed.variable)
      .filter(
        ([, body]) =>
          body.sensitive === true &&
          typeof body.default === 'string' &&
          body.default !== '',
      )
      .map(([name]) => ({
        file: file.file,
        line: lineOf(file.text, new RegExp(`variable\\s+"?${quoted(name)}"?`)),
        what: `the default of the sensitive variable ${name}`,
      })),
  ];
}

function literalArguments({
  file,
  keyword,
  type,
  name,
  body,
}: SourceBlock): PrescanReport['secrets'] {
  const isPlainParameter =
    type === 'aws_ssm_parameter' && body.type !== 'SecureString';
  const isSecret = (argument: string) =>
    SECRET_ARGUMENTS.test(argument) ||
    (SECRET_VALUES[type] === argument && !isPlainParameter);
  return literalsIn(body, isSecret).map(argument => ({
    file: file.file,
    line: lineOf(file.text, new RegExp(`^\\s*${argument}\\s*=`)),
    what: `${argument} of ${
      keyword === 'resource' ? '' : `${keyword}.`
    }${type}.${name}`,
  }));
}

function literalsIn(
  body: HclObject,
  isSecret: (argument: string) => boolean,
): string[] {
  return Object.entries(body).flatMap(([argument, value]) => {
    if (isSecret(argument)) {
      return typeof value === 'string' && value !== '' && !/[$%]\{/.test(value)
        ? [argument]
        : [];
    }
    return (Array.isArray(value) ? value : [value])
      .filter(isHclObject)
      .flatMap(inner => literalsIn(inner, isSecret));
  });
}
