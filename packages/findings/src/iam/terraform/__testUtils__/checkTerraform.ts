import { ActionCatalog } from '../../escalation/ActionCatalog';
import { ESCALATION_RULES } from '../../escalation/escalationRules';
import { checkIam, IamCheck } from '../../check/checkIam';
import { HclParser } from '../syntax/HclParser';

/** What `checkIam` says of files by name. */
export type CheckTerraform = (files: Record<string, string>) => IamCheck;

export async function loadCheckTerraform(): Promise<CheckTerraform> {
  const hcl = await HclParser.load();
  const catalog = await ActionCatalog.load(
    ESCALATION_RULES.flatMap(each => each.actions),
  );
  return files =>
    checkIam(
      Object.entries(files).map(([file, text]) => ({ file, text })),
      { catalog, hcl, now: '2026-11-01T00:00:00.000Z' },
    );
}
