import { parse } from '@cdktn/hcl2json';
import { AWS_RULES } from '../aws/rules';
import { AZURE_RULES } from '../azure/rules';
import { GCP_RULES } from '../gcp/rules';
import { loadSchema, CLOUD_NAMES, type CloudName } from '../schema/loadSchema';
import type { ProviderSchema, Schema } from '../schema/ProviderSchema';
import type { TypeRules } from '../simulation/TypeRules';
import { checkBlock } from './checkBlock';
import {
  hclBlocks,
  type HclObject,
  type HclValue,
  isHclObject,
} from './hclValue';
import { nearestName } from '../simulation/nearestName';
import type { ReducedProblem, ReducedReport } from './ReducedReport';
import { toConfig } from './toConfig';

/*
 * Where there is no `terraform`, this reads HCL as JSON and holds every resource and
 * data block against the schema and the rule overlay. It evaluates nothing: no
 * variables, no references, no modules, no plan. So it finds mistakes, and never
 * proves that there are none.
 */

const NOTICE =
  'Reduced check, not a pass: the files were held against the schemas of the providers without Terraform. References, variables, modules and expressions were not evaluated, nothing was planned, and no cloud was asked. Run `terraform validate` and a simulated plan before you rely on it.';

const RULES: Record<CloudName, Readonly<Record<string, TypeRules>>> = {
  aws: AWS_RULES,
  google: GCP_RULES,
  azurerm: AZURE_RULES,
};

/** A resource or data block. */
interface FoundBlock {
  file: string;
  line: number;
  address: string;
  isData: boolean;
  type: string;
  body: HclObject;
}

/** The line on which a block begins; JSON does not keep it. */
function lineOf(text: string, keyword: string, type: string, name: string) {
  const header = new RegExp(
    `^\\s*${keyword}\\s+"?${type}"?\\s+"?${name}"?\\s*\\{`,
  );
  return text.split('\n').findIndex(line => header.test(line)) + 1 || 1;
}

function blocksOf(file: string, text: string, parsed: HclObject): FoundBlock[] {
  return (['resource', 'data'] as const).flatMap(keyword => {
    const types = parsed[keyword];
    return Object.entries(isHclObject(types) ? types : {}).flatMap(
      ([type, names]) =>
        Object.entries(isHclObject(names) ? names : {}).flatMap(
          ([name, bodies]) =>
            hclBlocks(bodies).map(body => ({
              file,
              line: lineOf(text, keyword, type, name),
              address: `${keyword === 'data' ? 'data.' : ''}${type}.${name}`,
              isData: keyword === 'data',
              type,
              body,
            })),
        ),
    );
  });
}

/** What is wrong with one block, in words. */
function complaints(
  { type, isData, body }: FoundBlock,
  name: CloudName,
  schema: ProviderSchema,
): string[] {
  const schemas: Record<string, Schema> = isData
    ? schema.data_source_schemas
    : schema.resource_schemas;
  const found = schemas[type];
  if (!found) {
    const meant = nearestName(type, Object.keys(schemas));
    return [
      `cloud-sim's schema has no ${
        isData ? 'data source' : 'resource type'
      } "${type}"${meant ? `; did you mean "${meant}"?` : ''}`,
    ];
  }
  const problems = checkBlock(found.block, body);
  const checks = isData ? [] : RULES[name][type]?.checks ?? [];
  const config = toConfig(found.block, body);
  const byRule = checks.flatMap(check =>
    check(config).map(({ summary, detail }) => `${summary}: ${detail}`),
  );
  return [...problems, ...byRule];
}

function unreadable(file: string, error: unknown): ReducedProblem {
  const message = error instanceof Error ? error.message : String(error);
  const place = /:(\d+),\d+/.exec(message);
  return { file, line: Number(place?.[1] ?? 1), message };
}

/**
 * Checks a configuration without Terraform: less than `terraform validate` does, and
 * never a pass. See the report's `notice`.
 *
 * @param files - texts of the `.tf` files of a configuration and its local modules, by name
 * @public
 */
export async function checkReduced(
  files: Record<string, string>,
): Promise<ReducedReport> {
  const problems: ReducedProblem[] = [];
  const unchecked = new Set<string>();
  let checked = 0;
  for (const [file, text] of Object.entries(files)) {
    let parsed: HclValue;
    try {
      parsed = await parse(file, text);
    } catch (error) {
      problems.push(unreadable(file, error));
      continue;
    }
    for (const block of blocksOf(
      file,
      text,
      isHclObject(parsed) ? parsed : {},
    )) {
      const name = CLOUD_NAMES.find(candidate =>
        block.type.startsWith(`${candidate}_`),
      );
      if (!name) {
        unchecked.add(block.type);
        continue;
      }
      const { schema } = loadSchema(name);
      checked += 1;
      const { line, address } = block;
      for (const message of complaints(block, name, schema)) {
        problems.push({ file, line, address, message });
      }
    }
  }
  return {
    mode: 'reduced',
    notice: NOTICE,
    problems,
    checked,
    unchecked: [...unchecked].sort(),
  };
}
