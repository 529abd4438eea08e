/*
 * Arguments that hold a secret. The providers' schemas mark them as sensitive or write-only (`…_wo`); beside the types
 * of the labs there are thousands, so they are known by their names, as the providers use them.
 */

const NAMES =
  /^(secret_string|secret_binary|secret_data|(\w+_)?password|passphrase|token|(access|auth|bearer|oauth|sas|security|session)_token|api_key|(\w+_)?private_key(_pem|_openssh)?|client_secret|shared_(key|secret)|secret_key|(\w+_)?access_key|account_key|connection_string)(_wo)?$/;

/** Named so, a local, a variable or a field of an object, such as a variable of an environment, is as good as certain to be a secret. */
const CERTAIN =
  /^(([\w-]+[_-])?(password|passwd|api[_-]?key|api[_-]token|(access|auth|bearer)[_-]token|client[_-]secret|private[_-]key|secret[_-](access[_-])?key)|passphrase|secret_string)$/i;

/** With these types alone. */
const BY_TYPE = {
  azurerm_key_vault_secret: /^value(_wo)?$/,
  aws_ssm_parameter: /^value(_wo)?$/,
};

/** Whether an argument of a resource, data source, provider or backend holds a secret. */
export function isSecretArgument(type, name) {
  return NAMES.test(name) || BY_TYPE[type]?.test(name) === true;
}

export function isSecretName(name) {
  return CERTAIN.test(name);
}
