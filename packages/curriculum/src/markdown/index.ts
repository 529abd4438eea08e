export * from './readSections';
