export { EstimateTable } from './EstimateTable';
