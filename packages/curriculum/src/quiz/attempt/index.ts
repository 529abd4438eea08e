export * from './Accommodation';
export * from './AttemptAction';
export * from './attemptAllowance';
export * from './attemptReducer';
export * from './AttemptState';
export * from './countingAttempt';
export * from './startAttempt';
