import { Problem } from '../report/Problem';
import { FileExpectations } from '../samples/TemplateSamples';
import { matchesPath } from './matchesPath';
import { RenderedSample } from './RenderedSample';

/** Holds the files against what the samples file expects, for every sample and for this one. */
export function fileTree(rendered: RenderedSample): Problem[] {
  const { files } = rendered;
  const expected = [rendered.samples.files, rendered.sample.files].filter(
    (it): it is FileExpectations => it !== undefined,
  );
  const problem = (
    file: string | undefined,
    found: string,
    wanted: string,
    advice: string,
  ): Problem => ({ check: 'file-tree', file, found, expected: wanted, advice });
  return [
    ...(files.length || !isToMakeFiles(rendered)
      ? []
      : [
          problem(
            undefined,
            'no file at all',
            'a repository',
            'Add a step that writes files, such as fetch:template',
          ),
        ]),
    ...expected.flatMap(({ present = [], absent = [], only }) => [
      ...present
        .filter(pattern => !files.some(file => matchesPath(file, pattern)))
        .map(pattern =>
          problem(
            undefined,
            `no file that matches ${pattern}`,
            pattern,
            'Write it, or take it off the expected files',
          ),
        ),
      ...absent.flatMap(pattern =>
        files
          .filter(file => matchesPath(file, pattern))
          .map(file =>
            problem(
              file,
              file,
              `nothing that matches ${pattern}`,
              'See why it is written, or take it off the files that must not be there',
            ),
          ),
      ),
      ...(only
        ? files
            .filter(file => !only.some(pattern => matchesPath(file, pattern)))
            .map(file =>
              problem(
                file,
                file,
                `files that match ${only.join(', ')} and no other`,
                'See why it is written, or add it to the expected files',
              ),
            )
        : []),
    ]),
  ];
}

/** A template that only asks other systems for something makes no repository; what was left out could have. */
function isToMakeFiles({ rendering }: RenderedSample): boolean {
  return (
    !rendering.unread.length &&
    !rendering.unknown.length &&
    rendering.steps.some(it => /^(fetch|publish):/.test(it.action))
  );
}
