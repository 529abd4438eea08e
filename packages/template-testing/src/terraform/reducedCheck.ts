import { checkReduced } from '@gpu-academy/cloud-sim';
import { Problem } from '../report/Problem';
import { RenderedSample } from '../checks/RenderedSample';
import { TerraformFindings } from './TerraformResult';

/** What can be told of Terraform where there is none: that blocks and arguments are ones that the providers have. */
export async function reducedCheck(
  rendered: RenderedSample,
  root: string,
): Promise<TerraformFindings> {
  const files = rendered.files.filter(
    file =>
      file.endsWith('.tf') && (root === '.' || file.startsWith(`${root}/`)),
  );
  const problems: Problem[] = [];
  const notes = new Set<string>();
  for (const folder of new Set(files.map(folderOf))) {
    const report = await checkReduced(
      Object.fromEntries(
        files
          .filter(file => folderOf(file) === folder)
          .map(file => [file, rendered.read(file) ?? '']),
      ),
    );
    notes.add(report.notice);
    problems.push(
      ...report.problems.map(
        ({ file, line, message }): Problem => ({
          check: 'terraform-reduced',
          file,
          line,
          found: message,
          expected: 'what the provider’s schema knows',
          advice:
            'Correct it, and run Terraform itself: this check sees little',
        }),
      ),
    );
  }
  return { problems, notes: [...notes] };
}

function folderOf(file: string): string {
  return file.split('/').slice(0, -1).join('/');
}
