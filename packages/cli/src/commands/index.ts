import { Command } from '../Command';
import { roadmapImport } from './roadmap/import';

/** Every command, in the order in which they are listed. */
export const commands: Command[] = [roadmapImport];
