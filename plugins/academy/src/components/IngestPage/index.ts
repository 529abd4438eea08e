export { IngestPage } from './IngestPage';
