export * from './AcademyApi';
export * from './AcademyClient';
export * from './curriculum';
export * from './findings';
export * from './labs';
export * from './overview';
export * from './spend';
