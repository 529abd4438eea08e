export * from './linkQuiz';
export * from './QuizDocument';
export * from './readQuiz';
export * from './readQuizYaml';
export { quizSchema } from './schemaIssues';
