import { mostSimilar } from '../entities/similarity';
import { CurriculumProblem } from '../problems';
import { FolderContext } from './FolderContext';

/** What a module folder is made of. */
const PARTS: [string, RegExp][] = [
  ['module.yaml', /^module\.yaml$/],
  ['README.md', /^(README|LICENSE|NOTICE|CHANGELOG)(\.\w+)?$/],
  ['units', /^units\/.+\.(md|png|jpe?g|svg|gif|webp)$/i],
  ['quizzes', /^quizzes\/.+\.(ya?ml|gift|md)$/i],
  ['checklists', /^checklists\/.+\.ya?ml$/],
  ['entities', /^entities\/.+\.ya?ml$/],
  ['labs', /^labs\/.+/],
  ['shared', /^shared\/.+/],
  ['solutions', /^solutions\/.+/],
];

/** Files that nothing reads where they are, and files to hand out that nothing hands out. */
export function checkLayout({
  files,
  module,
  document,
}: FolderContext): CurriculumProblem[] {
  const shared = new Set(module?.sharedAssets?.map(it => it.file));
  return files.names().flatMap((file): CurriculumProblem[] => {
    if (/(^|\/)\./.test(file)) {
      return [];
    }
    if (!PARTS.some(([, pattern]) => pattern.test(file))) {
      const [top] = file.split('/');
      const like = mostSimilar(
        top,
        PARTS.map(([name]) => name),
        0.6,
      );
      return [
        {
          severity: 'warning',
          file,
          line: 1,
          code: 'unread-file',
          message: 'Nothing reads a file of this name and place',
          remedy: `Move it to ${
            like ?? 'units/, quizzes/, checklists/, labs/ or shared/'
          }, or take it out`,
        },
      ];
    }
    return document && file.startsWith('shared/') && !shared.has(file)
      ? [
          {
            severity: 'info',
            file,
            line: 1,
            code: 'unused-asset',
            message: 'No shared asset of module.yaml names this file',
            remedy: 'Name it among `sharedAssets`, or take it out',
          },
        ]
      : [];
  });
}
