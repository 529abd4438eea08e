export * from './analyseQuiz';
export * from './chiSquare';
export * from './discriminationIndex';
export * from './guessScore';
export * from './ItemResponse';
export * from './QuizStatistics';
export * from './reliability';
export * from './responsesOf';
