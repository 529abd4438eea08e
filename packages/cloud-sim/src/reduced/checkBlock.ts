import type { CtyType } from '../cty/CtyType';
import type { BlockSchema, NestedBlockSchema } from '../schema/ProviderSchema';
import {
  dynamicContents,
  hclBlocks,
  type HclObject,
  type HclValue,
  isExpression,
  isHclObject,
} from './hclValue';
import { nearestName } from '../simulation/nearestName';

/** Arguments that Terraform itself takes in every resource and data block. */
const OF_TERRAFORM = [
  'connection',
  'count',
  'depends_on',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
];

/** Why a written value cannot be of a type; `undefined` where it may be. */
function misfit(value: HclValue, type: CtyType): string | undefined {
  if (value === null || type === 'dynamic' || isExpression(value)) {
    return undefined;
  }
  const found = JSON.stringify(value);
  if (typeof type === 'string') {
    const isText = typeof value !== 'object';
    const fits = {
      string: isText,
      number: isText && value !== '' && !Number.isNaN(Number(value)),
      bool: isText && ['true', 'false'].includes(String(value)),
    };
    return fits[type] ? undefined : `found ${found}, expected a ${type}`;
  }
  switch (type[0]) {
    case 'list':
    case 'set':
    case 'tuple':
      // An attribute that may be written as blocks is a list of objects.
      return Array.isArray(value)
        ? undefined
        : `found ${found}, expected a ${type[0]}`;
    default:
      return isHclObject(value) ? undefined : `found ${found}, expected a map`;
  }
}

function checkNested(
  name: string,
  nested: NestedBlockSchema,
  body: HclObject,
  place: string,
): string[] {
  const written = hclBlocks(body[name]);
  const dynamic = dynamicContents(body)[name] ?? [];
  const problems: string[] = [];
  const { min_items: least = 0, max_items: most = 0 } = nested;
  // How often a dynamic block stands there is not known before Terraform runs.
  if (dynamic.length === 0 && written.length < least) {
    problems.push(
      `Insufficient ${place}${name} blocks: at least ${least} required`,
    );
  }
  if (most > 0 && written.length > most) {
    problems.push(`Too many ${place}${name} blocks: at most ${most} allowed`);
  }
  for (const inner of [...written, ...dynamic]) {
    problems.push(...checkBlock(nested.block, inner, `${place}${name}.`));
  }
  return problems;
}

/**
 * Holds one block against its schema: unknown and missing arguments, blocks too few
 * or too many, values that cannot be of their type.
 *
 * @param place - dotted names of the blocks around it, with a dot behind
 */
export function checkBlock(
  block: BlockSchema,
  body: HclObject,
  place = '',
): string[] {
  const { attributes = {}, block_types: blocks = {} } = block;
  const problems: string[] = [];
  const known = [...Object.keys(attributes), ...Object.keys(blocks)];
  const written = [
    ...Object.keys(body).filter(name => name !== 'dynamic'),
    ...Object.keys(dynamicContents(body)),
  ];
  for (const name of new Set(written)) {
    if (known.includes(name) || (place === '' && OF_TERRAFORM.includes(name))) {
      continue;
    }
    const meant = nearestName(name, known);
    problems.push(
      `Unsupported argument "${place}${name}"${
        meant ? `; did you mean "${meant}"?` : ''
      }`,
    );
  }
  for (const [name, attribute] of Object.entries(attributes)) {
    const isWritten =
      body[name] !== undefined || dynamicContents(body)[name] !== undefined;
    if (attribute.required && !isWritten) {
      problems.push(`Missing required argument "${place}${name}"`);
    }
    if (!attribute.required && !attribute.optional && isWritten) {
      problems.push(
        `"${place}${name}" cannot be set: the cloud decides its value`,
      );
    }
    const problem = misfit(body[name] ?? null, attribute.type);
    if (problem) {
      problems.push(`Invalid value for "${place}${name}": ${problem}`);
    }
  }
  for (const [name, nested] of Object.entries(blocks)) {
    problems.push(...checkNested(name, nested, body, place));
  }
  return problems;
}
