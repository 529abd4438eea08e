import {
  SampleSelection,
  templateReportJunit,
  templateReportText,
  TemplateTestReport,
  TerraformLife,
  testTemplates,
} from '@gpu-academy/template-testing';
import { academyStandIns } from './academyStandIns';
import { scaffolderModules } from './scaffolderModules';

/** Ends in the ordinary way where a person breaks off, so that what was started and written goes too. */
function endOnSignal(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

/** Tests a folder as the academy's portal would run it, and tells on standard error how far it is. */
export function testFolder(
  folder: string,
  options: {
    samples: SampleSelection;
    life: TerraformLife;
    only?: string;
    jobs?: number;
    terraform: boolean;
    work?: string;
    madeUp?: string[];
  },
): Promise<TemplateTestReport> {
  endOnSignal();
  return testTemplates(folder, {
    ...options,
    actions: academyStandIns(),
    modules: scaffolderModules,
    onProgress: ({ template, sample, step, done, total }) =>
      process.stderr.write(
        `${template} ${done}/${total}${sample ? ` ${sample}` : ''}: ${step}\n`,
      ),
  });
}

/** The report as it is printed. */
export function reportAs(
  report: TemplateTestReport,
  format: 'text' | 'json' | 'junit',
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case 'junit':
      return templateReportJunit(report);
    default:
      return templateReportText(report);
  }
}
