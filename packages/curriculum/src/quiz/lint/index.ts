export { blindStrategies } from './blindStrategies';
export type { BlindStrategy } from './blindStrategies';
export * from './lintQuiz';
export * from './quizDocumentIssues';
