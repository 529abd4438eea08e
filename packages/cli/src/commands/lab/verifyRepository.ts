import {
  AllowList,
  allowListFor,
  checkLabContract,
  LabContract,
  LabContractError,
  parseLabContract,
  prescan,
  redactOutput,
  SourceFile,
} from '@gpu-academy/labs';
import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { findConfiguration } from '../sim/copyConfiguration';
import { readSource } from './readSource';
import { reportOf, VerifyReport } from './VerifyReport';
import { stepOf, VerifyProblem, VerifyStep } from './VerifyStep';
import { verifyTerraform } from './verifyTerraform';

/** What every lab repository has, whatever its cloud. */
const FILES = ['lab.yaml', 'README.md', 'Makefile', 'catalog-info.yaml'];

const MAX_CONTRACT_BYTES = 256 * 1024;

/**
 * Looks at the repository of a lab before anything of it is run: its files, its contract, its source. Terraform is started
 * only where the source uses nothing but what the lab allows, in a copy, against cloud-sim. No message quotes a secret.
 *
 * @throws Error where the folder holds no configuration
 */
export async function verifyRepository(
  repository: string,
): Promise<VerifyReport> {
  const configuration = await findConfiguration(repository);
  const files = stepOf(
    'files',
    'The files of a lab are there',
    await missingFiles(repository, configuration),
  );
  const { contract, step } = await readContract(repository);
  const { files: source, unread } = await readSource(configuration);
  const report = await prescan(source, allowListOf(contract));
  const prefix = relative(repository, configuration).split(sep).join('/');
  const place = (file: string) =>
    [prefix, file === '.' ? '' : file].filter(Boolean).join('/') || '.';
  const scan = stepOf('prescan', 'The source uses what the lab allows', [
    ...unread.map(({ file, message }) => ({ file: place(file), message })),
    ...report.findings.map(({ file, line, rule, message }) => ({
      file: place(file),
      line,
      message: `${message} [${rule}]`,
    })),
  ]);
  const isFound = files.problems.every(({ file }) => file !== prefix);
  const terraform = await verifyTerraform({
    configuration,
    source,
    place,
    refused:
      (!isFound && 'the configuration lies outside the repository.') ||
      (report.findings.length > 0 &&
        'it would run what the lab does not allow.') ||
      (unread.length > 0 && 'not all that it would run was read.') ||
      (!contract && 'without a lab.yaml nobody knows what the lab allows.') ||
      undefined,
  });
  return reportOf(
    withoutSecrets(source, [files, step, scan, ...terraform]),
    report,
  );
}

async function missingFiles(
  repository: string,
  configuration: string,
): Promise<VerifyProblem[]> {
  const problems = await Promise.all(
    FILES.map(async (file): Promise<VerifyProblem[]> => {
      const found = await lstat(join(repository, file)).catch(() => undefined);
      if (found?.isSymbolicLink()) {
        return [{ file, message: 'is a link; put the file itself there' }];
      }
      return found?.isFile()
        ? []
        : [{ file, message: 'is missing; every lab repository has it' }];
    }),
  );
  const [root, folder] = await Promise.all(
    [repository, configuration].map(path => realpath(path)),
  );
  const isInside = folder === root || folder.startsWith(`${root}${sep}`);
  return [
    ...problems.flat(),
    ...(isInside
      ? []
      : [
          {
            file: relative(repository, configuration),
            message:
              'is a link that leads out of the repository; put the folder itself there',
          },
        ]),
  ];
}

const CONTRACT = 'lab.yaml follows its schema and agrees with the grader';

async function readContract(
  repository: string,
): Promise<{ contract?: LabContract; step: VerifyStep }> {
  const file = 'lab.yaml';
  const path = join(repository, file);
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isFile()) {
    const notice =
      'There is no lab.yaml to read; `git checkout lab.yaml` brings it back.';
    return {
      step: {
        id: 'contract',
        title: CONTRACT,
        outcome: 'skipped',
        problems: [],
        notice,
      },
    };
  }
  const stepWith = (problems: VerifyProblem[]) =>
    stepOf('contract', CONTRACT, problems);
  if (found.size > MAX_CONTRACT_BYTES) {
    const message = `has ${found.size} bytes, expected at most ${MAX_CONTRACT_BYTES}; \`git checkout lab.yaml\` brings it back`;
    return { step: stepWith([{ file, message }]) };
  }
  try {
    const contract = parseLabContract(await readFile(path, 'utf8'));
    return {
      contract,
      step: stepWith(
        checkLabContract(contract).map(({ pointer, message }) => ({
          file,
          message: `${pointer}: ${message}`,
        })),
      ),
    };
  } catch (error) {
    if (!(error instanceof LabContractError)) {
      throw error;
    }
    return { step: stepWith([{ file, message: error.message }]) };
  }
}

// What Terraform complains of it quotes.
function withoutSecrets(
  source: Readonly<Record<string, SourceFile>>,
  steps: VerifyStep[],
): VerifyStep[] {
  return steps.map(step => ({
    ...step,
    problems: step.problems.map(problem => ({
      ...problem,
      message: redactOutput(source, problem.message),
    })),
  }));
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
