export { SENSITIVE } from './marker';
export { redactFiles, secretsOf, sourceFilesOf } from './redactFiles';
export type { RedactedFiles, Redaction } from './redactFiles';
export { maskBy, maskJson } from './redactJson';
export { redactSource } from './redactSource';
export type { PlainSecret } from './redactSource';
export { TooManySecretsError } from './SecretIndex';
