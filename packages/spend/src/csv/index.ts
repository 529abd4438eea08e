export * from './csvField';
