export { publicJwk, SignatureError } from './jws';
export type { PublicJwk, PublicJwks, SigningKey } from './jws';
