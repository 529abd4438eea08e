export * from './contentDigest';
export * from './idOfFile';
export * from './noKeyIssue';
export * from './QuizDefinition';
export { formatQuizIssue } from './QuizIssue';
export type { QuizIssue, QuizIssueSeverity } from './QuizIssue';
export * from './QuizItem';
export * from './QuizText';
export * from './versionIssues';
