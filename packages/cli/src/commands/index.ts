import { Command } from '../Command';
import { check } from './check';
import { findingsRead } from './findings/read';
import { focusCheck } from './focus/check';
import { iamCheck } from './iam/check';
import { labGrade } from './lab/grade';
import { labVerify } from './lab/verify';
import { newLabCommand } from './new/lab';
import { newModuleCommand } from './new/module';
import { newQuizCommand } from './new/quiz';
import { progressVerify } from './progress/verify';
import { roadmapImport } from './roadmap/import';
import { simApply } from './sim/apply';
import { simDestroy } from './sim/destroy';
import { simDrift } from './sim/drift';
import { simInventory } from './sim/inventory';
import { simJournal } from './sim/journal';
import { simPlan } from './sim/plan';
import { simSetup } from './sim/setup';
import { simTypes } from './sim/types';
import { spendIngest } from './spend/ingest';
import { spendReport } from './spend/report';
import { spendSimulate } from './spend/simulate';
import { templateTest } from './template/test';

/** Every command, in the order in which they are listed. */
export const commands: Command[] = [
  roadmapImport,
  check,
  newModuleCommand,
  newLabCommand,
  newQuizCommand,
  labVerify,
  labGrade,
  simSetup,
  simPlan,
  simApply,
  simDestroy,
  simInventory,
  simJournal,
  simDrift,
  simTypes,
  progressVerify,
  findingsRead,
  iamCheck,
  focusCheck,
  spendSimulate,
  spendIngest,
  spendReport,
  templateTest,
];
