export * from './contentDigest';
export * from './idOfFile';
export * from './noKeyIssue';
export * from './QuizDefinition';
export * from './QuizIssue';
export * from './QuizItem';
export * from './QuizText';
export * from './versionIssues';
