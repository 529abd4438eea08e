export * from './accrue';
export * from './calibrate';
