import { ModuleFile } from '../folder/ModuleFile';
import { YamlDocument } from '../yaml/YamlDocument';
import { FolderFiles } from './FolderFiles';

/** What every check of a part of a module folder looks at. */
export interface FolderContext {
  files: FolderFiles;
  /** `module.yaml`, where it can be read. */
  module?: ModuleFile;
  /** The same with its lines. */
  document?: YamlDocument;
}

/** The entity ref of the module. */
export function moduleRefOf({ id, namespace = 'default' }: ModuleFile): string {
  return `learningmodule:${namespace}/${id}`.toLowerCase();
}
