export * from './linkQuiz';
export * from './QuizDocument';
export * from './readQuiz';
export * from './readQuizYaml';
export * from './writeQuizYaml';
export { quizSchema } from './schemaIssues';
