import { Command } from '../Command';
import { check } from './check';
import { findingsRead } from './findings/read';
import { focusCheck } from './focus/check';
import { iamCheck } from './iam/check';
import { newLabCommand } from './new/lab';
import { newModuleCommand } from './new/module';
import { newQuizCommand } from './new/quiz';
import { progressVerify } from './progress/verify';
import { roadmapImport } from './roadmap/import';

/** Every command, in the order in which they are listed. */
export const commands: Command[] = [
  roadmapImport,
  check,
  newModuleCommand,
  newLabCommand,
  newQuizCommand,
  progressVerify,
  findingsRead,
  iamCheck,
  focusCheck,
];
