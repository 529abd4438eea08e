export * from './MarkdownQuizDocument';
export * from './readMarkdownQuiz';
