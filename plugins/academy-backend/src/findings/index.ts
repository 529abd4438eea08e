export {
  DefaultFindingsService,
  type DefaultFindingsServiceOptions,
} from './DefaultFindingsService';
export type { FindingsService } from './FindingsService';
