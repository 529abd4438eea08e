export * from './CurriculumProblem';
