export * from './CurriculumEntity';
