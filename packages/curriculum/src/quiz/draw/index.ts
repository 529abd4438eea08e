export * from './AttemptPlan';
export * from './attemptSeed';
export * from './drawAttempt';
export * from './opaqueId';
export * from './sectionPool';
export * from './SeededRandom';
export * from './stratifiedSample';
