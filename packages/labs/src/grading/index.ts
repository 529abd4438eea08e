export * from './types';
export { grade, hasGrader } from './grade';
export { gradeLab1 } from './gradeLab1';
