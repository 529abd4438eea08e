export * from './checkpoint';
export * from './eraseLearner';
export * from './ledgerEvents';
export * from './LedgerEntry';
export type { MerkleStep } from './merkle';
export { sealEvent } from './sealEvent';
export * from './verifyLedger';
