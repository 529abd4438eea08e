export * from './attemptProgress';
export * from './DeliveredAttempt';
export * from './deliverAttempt';
export * from './LearnerResult';
export * from './resultForLearner';
