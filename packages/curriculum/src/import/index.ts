export { fileKind } from './fileKind';
export type { CurriculumFile, CurriculumFileKind } from './fileKind';
export * from './importCurriculum';
export type { KeptFact } from './YamlFacts';
