export * from './newLab';
export { newModule } from './newModule';
export type { NewFiles, NewModule } from './newModule';
export * from './newQuiz';
