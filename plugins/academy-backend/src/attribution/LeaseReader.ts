import { Lease } from '@gpu-academy/attribution';

/** What attribution needs of labs: every lease there ever was, ended ones included. */
export interface LeaseReader {
  listLeases(): Promise<Lease[]>;
}
