export * from './LearnerContext';
export * from './availability';
export * from './definitions';
export * from './moduleDefinition';
export * from './moduleProgress';
export * from './nextStep';
