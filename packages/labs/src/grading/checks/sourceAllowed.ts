import { listModuleConfigurations } from '../../plan/listModuleConfigurations';
import { providerAddress } from '../../prescan/SourceModule';
import { pointerInSource } from '../pointerInSource';
import { Check, failed, nameSome, passed } from '../Check';
import { LabRun } from '../LabRun';
import { allowListFor } from '../allowListFor';

/*
 * Two witnesses, and both have to agree: the source, read before Terraform could run anything of it, and the
 * configuration that Terraform itself put into the plan. Whoever changes the one has still the other against them.
 */

/** What was run uses nothing but what the lab allows. */
export const sourceAllowed: Check = {
  id: 'source-allowed',
  title: 'The configuration uses what the lab allows',
  hint: 'Remove what is named. A lab uses its cloud’s own provider and modules of its own repository; it runs no programs on the machine that plans it.',
  run(run) {
    const { findings, files } = run.prescan;
    if (findings.length) {
      const [{ file, line, message }] = findings;
      return failed(
        `${file}:${line}: ${message}.`,
        pointerInSource(file),
        findings
          .map(it => `${it.file}:${it.line} [${it.rule}] ${it.message}`)
          .join('\n'),
      );
    }
    const stated = run.statedSource?.digest;
    if (stated && stated !== run.prescan.sourceDigest) {
      return failed(
        'The manifest states another digest of the source than source.json has.',
        'manifest.json#/source/digest',
        `stated ${stated}, found ${run.prescan.sourceDigest}`,
      );
    }
    const inPlan = refusedByPlan(run);
    return inPlan
      ? failed(inPlan.message, `plan.json#${inPlan.pointer}`)
      : passed(`${files} files use nothing but what the lab allows.`);
  },
};

function refusedByPlan(
  run: LabRun,
): { message: string; pointer: string } | undefined {
  const allow = allowListFor(run.labId, run.cloud);
  const { provider_config: providers = {}, root_module: root } =
    run.plan.configuration ?? {};
  if (!root) {
    return {
      message:
        'The plan does not hold the configuration that it was made of, so the source cannot be held against it.',
      pointer: '/configuration',
    };
  }
  for (const [key, { name, full_name: full }] of Object.entries(providers)) {
    const address = providerAddress(full ?? name ?? key);
    if (
      address !== 'terraform.io/builtin/terraform' &&
      !allow.providers.includes(address)
    ) {
      return {
        message: `The plan was made with provider ${address}; this lab allows ${allow.providers.join(
          ', ',
        )}.`,
        pointer: `/configuration/provider_config/${key}`,
      };
    }
  }
  const written = new Set(run.prescan.types);
  for (const { module, pointer } of listModuleConfigurations(root)) {
    const foreign = (module.resources ?? []).findIndex(
      ({ mode, type }) => !written.has(mode === 'data' ? `data.${type}` : type),
    );
    if (foreign >= 0) {
      return {
        message: `The plan is of another configuration: nothing in the source is called ${
          module.resources![foreign].address
        }.`,
        pointer: `${pointer}/resources/${foreign}`,
      };
    }
    for (const [name, { source = '' }] of Object.entries(
      module.module_calls ?? {},
    )) {
      if (!/^\.\.?\//.test(source) && !allow.modules.includes(source)) {
        return {
          message: `The plan was made with module ${name} from ${source}; this lab allows folders of its own.`,
          pointer: `${pointer}/module_calls/${name}`,
        };
      }
    }
    const running = (module.resources ?? []).findIndex(({ provisioners }) =>
      provisioners?.some(({ type = '' }) => !allow.provisioners.includes(type)),
    );
    if (running >= 0) {
      const { address, provisioners = [] } = module.resources![running];
      return {
        message: `${address} runs the provisioner ${nameSome(
          provisioners.map(({ type = 'unknown' }) => type),
        )}; this lab allows ${allow.provisioners.join(', ') || 'none'}.`,
        pointer: `${pointer}/resources/${running}/provisioners`,
      };
    }
  }
  return undefined;
}
