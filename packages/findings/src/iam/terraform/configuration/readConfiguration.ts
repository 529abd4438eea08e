import { evaluateExpression } from '../evaluate/evaluateExpression';
import { EvaluationBudget, HclScope } from '../evaluate/HclScope';
import { HclValue } from '../evaluate/HclValue';
import {
  NO_ACCOUNT,
  TerraformContent,
  TerraformNote,
  TerraformResource,
} from '../resources/TerraformResource';
import { TerraformFolder, TerraformFolders } from './TerraformFolders';
import { TerraformModule } from './TerraformModule';

/** What the configuration of a root folder makes, and the policy documents in it that nothing uses. */
export interface ConfigurationContent extends TerraformContent {
  /** Asked after everything else was: what is used shows by then. */
  unusedDocuments(): Array<{ resource: TerraformResource; document: HclValue }>;
}

/** Reads a folder of `.tf` files and the local modules that it calls. */
export function readConfiguration(
  folders: TerraformFolders,
  folder: TerraformFolder,
): ConfigurationContent {
  const warnings: TerraformNote[] = [];
  const account = accountOf(folder);
  const budget = new EvaluationBudget();
  const scope: HclScope = {
    sources: folders.sources,
    budget,
    resolve: () => undefined,
    readFile: () => undefined,
    filesUnder: () => [],
    parseTemplate: () => [],
  };
  const given = new Map(
    [...folder.givenValues, ...folders.namedValues].map(it => [
      it.name,
      evaluateExpression(it.value, scope),
    ]),
  );
  const root = new TerraformModule({
    folders,
    folder,
    root: folder.path,
    account,
    prefix: '',
    depth: 0,
    budget,
    inputs: name => given.get(name),
    warnings,
  });
  return {
    resources: root.resources(),
    account,
    warnings,
    unusedDocuments: () =>
      root
        .unusedDocuments()
        .map(resource => ({ resource, document: root.documentOf(resource) })),
  };
}

/** `allowed_account_ids` of the provider, where it names one. */
function accountOf(folder: TerraformFolder): string {
  const [id, ...others] = folder
    .blocks('provider')
    .filter(it => it.labels[0] === 'aws')
    .flatMap(it => it.body.attributes)
    .filter(it => it.name === 'allowed_account_ids')
    .flatMap(it => (it.value.kind === 'tuple' ? it.value.items : []))
    .map(it => (it.kind === 'literal' ? String(it.value) : ''));
  return id && others.length === 0 && /^\d{12}$/.test(id) ? id : NO_ACCOUNT;
}
