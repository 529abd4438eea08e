export * from './checkFolder';
export * from './foldProgress';
