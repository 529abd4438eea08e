export * from './canonicalJson';
export * from './events';
export * from './projection';
export * from './readProgressEvent';
