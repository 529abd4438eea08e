export * from './CurriculumProblem';
export * from './problemsSarif';
