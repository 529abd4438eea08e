import { SENSITIVE } from '../../plan/maskSensitive';
import { pointerInSource } from '../pointerInSource';
import { Check, failed, passed } from '../Check';

/** Arguments that Terraform masks where it knows them to be secret. */
const MASKED: Readonly<Record<string, readonly string[]>> = {
  aws_secretsmanager_secret_version: ['secret_string', 'secret_binary'],
  google_secret_manager_secret_version: ['secret_data'],
  azurerm_key_vault_secret: ['value'],
  azurerm_linux_virtual_machine: ['admin_password'],
};

/** No secret stands in the code, in the plan or in the evidence. */
export const noPlainSecrets: Check = {
  id: 'no-plain-secrets',
  title: 'No secret stands in the code',
  hint: 'Take the value out of the configuration and of its history: let Terraform make it (`random_password`), or put it into the vault by hand and never name it. Then replace it, since it was seen.',
  run(run) {
    const [literal] = run.prescan.secrets;
    if (literal) {
      const { file, line, what } = literal;
      return failed(
        `${file}:${line}: ${what} stands in the code.`,
        pointerInSource(file),
      );
    }
    for (const resource of [...run.planned, ...run.applied]) {
      const plain = MASKED[resource.type]?.find(name => {
        const value = resource.values?.[name];
        return typeof value === 'string' && value && value !== SENSITIVE;
      });
      if (plain) {
        return failed(
          `${plain} of ${resource.address} is in the evidence, unmasked.`,
          `${resource.pointer}/values/${plain}`,
        );
      }
    }
    return passed('No secret stands in the code or in the plan.');
  },
};
