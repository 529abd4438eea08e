export * from './chargesFromJournal';
export * from './FocusRow';
export * from './JournalRecord';
export * from './writeFocusCsv';
