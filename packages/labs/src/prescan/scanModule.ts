import { posix } from 'node:path';
import { lineOf, quoted } from './lineOf';
import { bodies, HclObject, labelled } from './parseHcl';
import { AllowList, PrescanFinding, PrescanRule } from './PrescanReport';
import {
  ParsedFile,
  providerAddress,
  requiredProviders,
  SourceBlock,
  sourceBlocks,
  SourceModule,
} from './SourceModule';

/** Types that run a program or touch the machine's files or network when Terraform plans or applies. */
const PROGRAMS: ReadonlySet<string> = new Set([
  'null_resource',
  'local_file',
  'local_sensitive_file',
  'data.external',
  'data.http',
  'data.local_file',
  'data.local_sensitive_file',
  'data.terraform_remote_state',
  'ephemeral.external',
]);

/** Arguments that send a provider to another address, where something answers that is no cloud. */
const ADDRESS = /^(endpoints|\w+_custom_endpoint|metadata_host|msi_endpoint)$/;

/** Of Terraform itself, and allowed everywhere. */
const BUILT_IN = 'terraform.io/builtin/terraform';

/** What a module uses that the lab does not allow. */
export function scanModule(
  module: SourceModule,
  allow: AllowList,
): PrescanFinding[] {
  return module.files.flatMap(file => [
    ...scanTerraformBlocks(file, allow),
    ...scanProviderBlocks(file, module, allow),
    ...scanModuleCalls(file, module, allow),
    ...sourceBlocks(file).flatMap(block => scanBlock(block, module, allow)),
    // What is taken out of the configuration can still run something when it is destroyed.
    ...bodies(file.parsed.removed).flatMap(body =>
      scanProvisioners(file, body, 'a removed block', allow),
    ),
  ]);
}

function scanTerraformBlocks(
  file: ParsedFile,
  allow: AllowList,
): PrescanFinding[] {
  const terraform = bodies(file.parsed.terraform);
  return [
    ...requiredProviders(file)
      .filter(({ source }) => !isAllowedProvider(source, allow))
      .map(({ name, source }) =>
        finding(
          file,
          'provider',
          new RegExp(`\\b${quoted(name)}\\b\\s*=`),
          `provider ${source}`,
          allow.providers,
        ),
      ),
    ...terraform
      .flatMap(block => labelled(block.backend))
      .filter(([type]) => !allow.backends.includes(type))
      .map(([type]) =>
        finding(
          file,
          'backend',
          new RegExp(`backend\\s+"${quoted(type)}"`),
          `backend ${type}`,
          allow.backends,
        ),
      ),
    // Where a backend is told its settings elsewhere, nothing can be said of them.
    ...terraform
      .flatMap(block => labelled(block.backend))
      .filter(
        ([type, body]) =>
          type === 's3' &&
          body.bucket !== undefined &&
          body.use_lockfile !== true &&
          body.dynamodb_table === undefined,
      )
      .map(() =>
        finding(
          file,
          'backend',
          /backend\s+"s3"/,
          'backend s3 without a lock',
          ['use_lockfile = true'],
        ),
      ),
    ...terraform
      .flatMap(block => bodies(block.cloud))
      .map(() =>
        finding(
          file,
          'backend',
          /\bcloud\s*\{/,
          'runs elsewhere (a cloud block)',
          allow.backends,
        ),
      ),
  ];
}

function scanProviderBlocks(
  file: ParsedFile,
  { providers }: SourceModule,
  allow: AllowList,
): PrescanFinding[] {
  return labelled(file.parsed.provider).flatMap(([name, body]) => {
    const source = providers.get(name) ?? providerAddress(name);
    const header = new RegExp(`provider\\s+"${quoted(name)}"`);
    if (!isAllowedProvider(source, allow)) {
      return [
        finding(
          file,
          'provider',
          header,
          `provider ${source}`,
          allow.providers,
        ),
      ];
    }
    const elsewhere = Object.keys(body).find(it => ADDRESS.test(it));
    return elsewhere
      ? [
          finding(
            file,
            'provider',
            header,
            `${elsewhere} of provider ${name}`,
            ['the addresses of the cloud itself'],
          ),
        ]
      : [];
  });
}

function scanModuleCalls(
  file: ParsedFile,
  { folder }: SourceModule,
  allow: AllowList,
): PrescanFinding[] {
  const calls = [
    ...labelled(file.parsed.module),
    // A test can run a module of its own.
    ...labelled(file.parsed.run).flatMap(([name, body]) =>
      bodies(body.module).map((inner): [string, HclObject] => [name, inner]),
    ),
  ];
  return calls.flatMap(([name, { source }]) => {
    const from = typeof source === 'string' ? source : '';
    const isLocal =
      /^\.\.?\//.test(from) &&
      !posix.join(folder, from).startsWith('..') &&
      !from.includes('${');
    return isLocal || allow.modules.includes(from)
      ? []
      : [
          finding(
            file,
            'module',
            new RegExp(`(module|run)\\s+"${quoted(name)}"`),
            `module ${JSON.stringify(from)}`,
            ['a folder of this configuration (./…)', ...allow.modules],
          ),
        ];
  });
}

function scanBlock(
  { file, keyword, type, name, body }: SourceBlock,
  { providers }: SourceModule,
  allow: AllowList,
): PrescanFinding[] {
  const header = () =>
    new RegExp(`${keyword}\\s+"?${quoted(type)}"?\\s+"?${quoted(name)}"?`);
  const kind = keyword === 'resource' ? type : `${keyword}.${type}`;
  const provisioners = scanProvisioners(file, body, `${kind}.${name}`, allow);
  if (PROGRAMS.has(kind)) {
    return allow.programs.includes(kind)
      ? provisioners
      : [
          finding(file, 'program', header(), `${kind}.${name}`, allow.programs),
          ...provisioners,
        ];
  }
  const source = sourceOf(type, body, providers);
  return isAllowedProvider(source, allow)
    ? provisioners
    : [
        finding(
          file,
          'provider',
          header(),
          `${kind}.${name} of provider ${source}`,
          allow.providers,
        ),
        ...provisioners,
      ];
}

function scanProvisioners(
  file: ParsedFile,
  body: HclObject,
  owner: string,
  allow: AllowList,
): PrescanFinding[] {
  return labelled(body.provisioner)
    .filter(([type]) => !allow.provisioners.includes(type))
    .map(([type]) =>
      finding(
        file,
        'provisioner',
        new RegExp(`provisioner\\s+"${quoted(type)}"`),
        `provisioner ${type} on ${owner}`,
        allow.provisioners,
      ),
    );
}

function sourceOf(
  type: string,
  body: HclObject,
  providers: SourceModule['providers'],
): string {
  if (type === 'terraform_data' && body.provider === undefined) {
    return BUILT_IN;
  }
  const written =
    typeof body.provider === 'string'
      ? body.provider.replace(/^\$\{|\}$/g, '').split('.')[0]
      : type.split('_')[0];
  return providers.get(written) ?? providerAddress(written);
}

function isAllowedProvider(source: string, allow: AllowList): boolean {
  return source === BUILT_IN || allow.providers.includes(source);
}

function finding(
  { file, text }: ParsedFile,
  rule: PrescanRule,
  where: RegExp,
  found: string,
  allowed: readonly string[],
): PrescanFinding {
  return {
    rule,
    file,
    line: lineOf(text, where),
    message: `${found} is not allowed in this lab; expected ${
      allowed.length ? allowed.join(', ') : 'none'
    }`,
  };
}
