export * from './LabContract';
export * from './LabContractError';
export { labContractSchema } from './labContractSchema';
export { parseLabContract } from './parseLabContract';
