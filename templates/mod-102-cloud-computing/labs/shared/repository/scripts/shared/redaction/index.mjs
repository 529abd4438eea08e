export { SENSITIVE } from './marker.mjs';
export { redactFiles, secretsOf, sourceFilesOf } from './redactFiles.mjs';

export { maskBy, maskJson } from './redactJson.mjs';
export { redactSource } from './redactSource.mjs';

export { TooManySecretsError } from './SecretIndex.mjs';
