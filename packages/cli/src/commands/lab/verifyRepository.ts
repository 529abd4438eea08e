import {
  AllowList,
  allowListFor,
  checkLabContract,
  LabContract,
  LabContractError,
  parseLabContract,
  prescan,
} from '@gpu-academy/labs';
import { readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { findConfiguration } from '../sim/copyConfiguration';
import { readSource } from './readSource';
import { stepOf, VerifyProblem, VerifyStep } from './VerifyStep';
import { verifyTerraform } from './verifyTerraform';

/** What every lab repository has, whatever its cloud. */
const FILES = ['lab.yaml', 'README.md', 'Makefile', 'catalog-info.yaml'];

/**
 * Looks at the repository of a lab before anything of it is run: its files, its contract, its source. Terraform is started
 * only where the source uses nothing but what the lab allows, in a copy, against cloud-sim.
 */
export async function verifyRepository(
  repository: string,
): Promise<VerifyStep[]> {
  const configuration = await findConfiguration(repository);
  const files = stepOf('files', 'The files of a lab are there', [
    ...(await missingFiles(repository)),
  ]);
  const { contract, problems } = await readContract(repository);
  const contractStep = stepOf(
    'contract',
    'lab.yaml follows its schema and agrees with the grader',
    problems,
  );
  const source = await readSource(configuration);
  const { findings } = await prescan(source, allowListOf(contract));
  const prefix = relative(repository, configuration);
  const place = (file: string) => (prefix ? `${prefix}/${file}` : file);
  const scan = stepOf(
    'prescan',
    'The source uses what the lab allows',
    findings.map(({ file, line, rule, message }) => ({
      file: place(file),
      line,
      message: `${message} [${rule}]`,
    })),
  );
  return [
    files,
    contractStep,
    scan,
    ...(await verifyTerraform({
      configuration,
      source,
      place,
      isAllowed: findings.length === 0,
    })),
  ];
}

async function missingFiles(repository: string): Promise<VerifyProblem[]> {
  const problems = await Promise.all(
    FILES.map(async file =>
      (await stat(join(repository, file)).catch(() => undefined))?.isFile()
        ? []
        : [{ file, message: 'is missing; every lab repository has it' }],
    ),
  );
  return problems.flat();
}

async function readContract(
  repository: string,
): Promise<{ contract?: LabContract; problems: VerifyProblem[] }> {
  const text = await readFile(join(repository, 'lab.yaml'), 'utf8').catch(
    () => undefined,
  );
  if (text === undefined) {
    // The step for files says so.
    return { problems: [] };
  }
  try {
    const contract = parseLabContract(text);
    return {
      contract,
      problems: checkLabContract(contract).map(({ pointer, message }) => ({
        file: 'lab.yaml',
        message: `${pointer}: ${message}`,
      })),
    };
  } catch (error) {
    if (!(error instanceof LabContractError)) {
      throw error;
    }
    return { problems: [{ file: 'lab.yaml', message: error.message }] };
  }
}

/** The grader's list. Where nobody knows which lab it is, the providers of all clouds, and nothing else. */
function allowListOf(contract: LabContract | undefined): AllowList {
  if (contract) {
    const { moduleId, itemId, provider } = contract;
    return allowListFor(`${moduleId}/${itemId}`, provider);
  }
  const [first, ...others] = (['aws', 'gcp', 'azure'] as const).map(cloud =>
    allowListFor('', cloud),
  );
  return others.reduce(
    (all, one) => ({
      ...all,
      providers: [...new Set([...all.providers, ...one.providers])],
      backends: [...new Set([...all.backends, ...one.backends])],
    }),
    first,
  );
}
