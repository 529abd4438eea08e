import { CurriculumProblem } from '../problems';
import { FolderContext } from './FolderContext';

/** Symbolic links that lead nowhere, out of the folder or to a folder: nothing that they lead to is published. */
export function checkLinks({ files }: FolderContext): CurriculumProblem[] {
  return files.links.map(({ name, leads }) => ({
    severity: leads === 'folder' ? 'warning' : 'error',
    file: name,
    line: 1,
    code: leads === 'nowhere' ? 'broken-symlink' : 'symlink',
    message: {
      nowhere: 'The symbolic link leads to nothing',
      outside: 'The symbolic link leads out of the folder and is not followed',
      folder: 'The symbolic link leads to a folder and is not followed',
    }[leads],
    remedy:
      leads === 'nowhere'
        ? 'Correct the link, or take it out'
        : 'Put what it leads to into the folder itself, or take it out',
  }));
}
