export { LinesCell } from './LinesCell';
