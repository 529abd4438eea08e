import { ListedCommand } from '../Command';
import { exportsOf } from '../exportsOf';

/*
 * A command and the libraries that it needs are loaded when it is run: who asks for one waits for no other.
 */

/** Every command, in the order in which they are listed. */
export const commands: ListedCommand[] = [
  {
    words: ['roadmap', 'import'],
    summary: 'Make catalog entities of roadmaps and report what is wrong',
    load: async () => exportsOf(await import('./roadmap/import')).roadmapImport,
  },
  {
    words: ['check'],
    summary: 'Say everything that is wrong with a module folder',
    load: async () => exportsOf(await import('./check')).check,
  },
  {
    words: ['new', 'module'],
    summary: 'Start the folder of a module',
    load: async () => exportsOf(await import('./new/module')).newModuleCommand,
  },
  {
    words: ['new', 'lab'],
    summary: 'Start a lab in the folder of a module',
    load: async () => exportsOf(await import('./new/lab')).newLabCommand,
  },
  {
    words: ['new', 'quiz'],
    summary: 'Start a quiz in the folder of a module',
    load: async () => exportsOf(await import('./new/quiz')).newQuizCommand,
  },
  {
    words: ['lab', 'verify'],
    summary: 'Look at the repository of a lab before it is run',
    load: async () => exportsOf(await import('./lab/verify')).labVerify,
  },
  {
    words: ['lab', 'grade'],
    summary: 'Grade the evidence of a lab run',
    load: async () => exportsOf(await import('./lab/grade')).labGrade,
  },
  {
    words: ['sim', 'setup'],
    summary: 'Make a simulated cloud ready, and print the environment for it',
    load: async () => exportsOf(await import('./sim/setup')).simSetup,
  },
  {
    words: ['sim', 'plan'],
    summary: 'Plan a configuration against the simulated cloud',
    load: async () => exportsOf(await import('./sim/plan')).simPlan,
  },
  {
    words: ['sim', 'apply'],
    summary: 'Create a configuration in the simulated cloud',
    load: async () => exportsOf(await import('./sim/apply')).simApply,
  },
  {
    words: ['sim', 'destroy'],
    summary: 'Destroy what a configuration created in the simulated cloud',
    load: async () => exportsOf(await import('./sim/destroy')).simDestroy,
  },
  {
    words: ['sim', 'inventory'],
    summary: 'List what exists in the simulated cloud',
    load: async () => exportsOf(await import('./sim/inventory')).simInventory,
  },
  {
    words: ['sim', 'journal'],
    summary: 'Print what happened in the simulated cloud',
    load: async () => exportsOf(await import('./sim/journal')).simJournal,
  },
  {
    words: ['sim', 'drift'],
    summary: "Delete a resource of the simulated cloud behind Terraform's back",
    load: async () => exportsOf(await import('./sim/drift')).simDrift,
  },
  {
    words: ['sim', 'types'],
    summary:
      'List the resource types and data sources that the simulator knows',
    load: async () => exportsOf(await import('./sim/types')).simTypes,
  },
  {
    words: ['progress', 'verify'],
    summary: 'Verify the chains and checkpoints of an export of progress',
    load: async () =>
      exportsOf(await import('./progress/verify')).progressVerify,
  },
  {
    words: ['findings', 'read'],
    summary: 'Read findings of security tools and count them',
    load: async () => exportsOf(await import('./findings/read')).findingsRead,
  },
  {
    words: ['iam', 'check'],
    summary:
      'Find ways to more permissions in policies, accounts and Terraform',
    load: async () => exportsOf(await import('./iam/check')).iamCheck,
  },
  {
    words: ['focus', 'check'],
    summary: 'Judge cost exports by the rules of FOCUS 1.0 to 1.4',
    load: async () => exportsOf(await import('./focus/check')).focusCheck,
  },
  {
    words: ['spend', 'simulate'],
    summary: 'Say what a lab would cost: low, likely, high, and why',
    load: async () => exportsOf(await import('./spend/simulate')).spendSimulate,
  },
  {
    words: ['spend', 'ingest'],
    summary: 'Turn cost exports in FOCUS into daily cost of learners',
    load: async () => exportsOf(await import('./spend/ingest')).spendIngest,
  },
  {
    words: ['spend', 'report'],
    summary: 'Report on daily cost: table, month-end, anomalies, budgets',
    load: async () => exportsOf(await import('./spend/report')).spendReport,
  },
  {
    words: ['template', 'test'],
    summary:
      'Run Scaffolder templates with many forms, and test what they make',
    load: async () => exportsOf(await import('./template/test')).templateTest,
  },
];
