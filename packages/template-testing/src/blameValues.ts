import { Problem } from './report/Problem';
import { SampleReport } from './report/TemplateTestReport';
import { FieldValue } from './samples/FieldValue';
import { Sample } from './samples/Sample';
import { SampleTests } from './SampleTests';

/*
 * A life that several values share says that one of them breaks it, not which. Where one fails that does not without them,
 * each is lived through by itself: that takes time only where something is wrong.
 */

/** Says of what Terraform finds wrong which value brings it about. */
export async function blameValues(
  tests: SampleTests,
  sample: Sample,
  report: SampleReport,
): Promise<SampleReport> {
  const { start, covers = [], terraform } = sample;
  if (!start || !report.problems.some(isOfTerraform)) {
    return report;
  }
  const problemsOf = async (
    name: string,
    parameters: Sample['parameters'],
  ): Promise<Problem[]> => {
    const single: Sample = { name, origin: 'combined', parameters, terraform };
    return (await (await tests.begin(single)).finished).problems;
  };
  const without = await problemsOf(start.name, start.parameters);
  const found: { value: FieldValue; problems: Problem[] }[] = [];
  for (const value of covers) {
    found.push({
      value,
      problems: await problemsOf(`${start.name}, ${shown(value)}`, {
        ...start.parameters,
        [value.field]: value.value,
      }),
    });
  }
  return {
    ...report,
    problems: report.problems.map(problem => {
      if (!isOfTerraform(problem) || without.some(it => isLike(it, problem))) {
        return problem;
      }
      const guilty = found
        .filter(({ problems }) => problems.some(it => isLike(it, problem)))
        .map(it => shown(it.value));
      return {
        ...problem,
        broughtAboutBy: guilty.length
          ? guilty.join(' and, by itself too, ')
          : `no fewer than together: ${covers.map(shown).join(', ')}`,
      };
    }),
  };
}

function isOfTerraform({ check }: Problem): boolean {
  return check.startsWith('terraform-');
}

/** Messages name values, so where and at which step it was is what counts. */
function isLike(a: Problem, b: Problem): boolean {
  return a.check === b.check && a.file === b.file && a.line === b.line;
}

function shown({ field, value }: FieldValue): string {
  return `${field} = ${JSON.stringify(value)}`;
}
