export * from './checkpoint';
export * from './eraseLearner';
export { publicJwk, SignatureError } from './jws';
export type { PublicJwk, PublicJwks, SigningKey } from './jws';
export * from './ledgerEvents';
export * from './LedgerEntry';
export type { MerkleStep } from './merkle';
export { sealEvent } from './sealEvent';
export * from './verifyLedger';
