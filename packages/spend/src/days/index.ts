export * from './DailyAmount';
