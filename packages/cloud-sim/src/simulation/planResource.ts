import {
  type CtyObject,
  type CtyValue,
  equalSets,
  equalValues,
  isCtyObject,
  UNKNOWN,
} from '../cty/CtyValue';
import type { BlockSchema, NestedBlockSchema } from '../schema/ProviderSchema';
import type { AttributePath } from './Diagnostic';
import type { TypeRules } from './TypeRules';
import { valuesAt } from './valuesAt';

/*
 * Terraform proposes a new state: the configuration, with prior values where the
 * configuration is silent and the schema says that the cloud may fill them in. A
 * provider completes the proposal:
 *
 * - what the cloud will fill in and nothing is known of becomes "known after apply", whole blocks too, where the type's
 *   rules name them (Terraform lets legacy providers do so, which those of AWS, Google and Azure are);
 * - the provider's own defaults are put in;
 * - values that follow from the provider block (region, tags) are worked out;
 * - what may be kept nowhere (write-only arguments) is left out;
 * - a change that the cloud cannot make in place is reported as a replacement.
 *
 * A proposal that says the same as the prior state is the prior state, so that the
 * second plan shows no changes.
 */

/** What is needed to plan one resource. */
export interface PlanRequest {
  block: BlockSchema;
  rules?: TypeRules;
  /** Attributes that say where a resource lies; a change replaces it. */
  places?: readonly string[];
  prior: CtyObject | null;
  /** Terraform's proposal; null to destroy. */
  proposed: CtyObject | null;
  /** Works out what follows from the provider block; called with the plan so far. */
  complete(planned: CtyObject): CtyObject;
}

/** Where in a resource a block stands, as dotted names, and what is known of its type. */
interface Place {
  path: string;
  rules: TypeRules | undefined;
}

/** The planned state, and the changes that a replacement is needed for. */
export interface ResourcePlan {
  planned: CtyObject | null;
  requiresReplace: AttributePath[];
}

function isSequence(nested: NestedBlockSchema): boolean {
  return nested.nesting_mode === 'list' || nested.nesting_mode === 'set';
}

function isAbsent(value: CtyValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** Whether a block is what another becomes when the cloud has filled it in. */
function completes(
  block: BlockSchema,
  filled: CtyValue,
  open: CtyValue,
): boolean {
  if (!isCtyObject(filled) || !isCtyObject(open)) {
    return equalValues(filled, open);
  }
  return (
    Object.entries(block.attributes ?? {}).every(([name, { computed }]) => {
      const value = open[name] ?? null;
      return (
        (computed && value === null) || equalValues(filled[name] ?? null, value)
      );
    }) &&
    Object.keys(block.block_types ?? {}).every(name =>
      equalValues(filled[name] ?? null, open[name] ?? null),
    )
  );
}

function markNested(
  nested: NestedBlockSchema,
  value: CtyValue,
  prior: CtyValue | undefined,
  place: Place,
): CtyValue {
  if (isAbsent(value) && place.rules?.computedBlocks?.includes(place.path)) {
    // What the cloud filled in stays, and stays also where the configuration no longer has the block.
    return prior === undefined ? UNKNOWN : prior;
  }
  if (isSequence(nested) && Array.isArray(value)) {
    const priorItems = Array.isArray(prior) ? prior : [];
    return value.map((item, i) => {
      if (!isCtyObject(item)) {
        return item;
      }
      // The elements of a set have no place; an element is prior or new. Terraform takes one for new
      // where the provider's own defaults are all that differs.
      const before =
        nested.nesting_mode === 'list'
          ? priorItems[i]
          : priorItems.find(candidate =>
              completes(nested.block, candidate, item),
            );
      return nested.nesting_mode === 'set' && isCtyObject(before)
        ? before
        : markBlock(nested.block, item, before, place);
    });
  }
  if (!isCtyObject(value)) {
    return value;
  }
  if (nested.nesting_mode === 'map') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        isCtyObject(item)
          ? markBlock(
              nested.block,
              item,
              isCtyObject(prior) ? prior[key] : undefined,
              place,
            )
          : item,
      ]),
    );
  }
  return markBlock(nested.block, value, prior, place);
}

/** Makes unset computed values unknown in what did not exist before. */
function markBlock(
  block: BlockSchema,
  value: CtyObject,
  prior: CtyValue | undefined,
  { path, rules }: Place,
): CtyObject {
  const isNew = !isCtyObject(prior);
  const marked: CtyObject = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const current = attribute.write_only ? null : value[name] ?? null;
    marked[name] =
      isNew && attribute.computed && current === null ? UNKNOWN : current;
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    marked[name] = markNested(
      nested,
      value[name] ?? null,
      isNew ? undefined : prior[name],
      { path: path === '' ? name : `${path}.${name}`, rules },
    );
  }
  return marked;
}

/** Puts a value where a dotted path leads and nothing stands yet. */
function putDefault(
  value: CtyValue,
  names: string[],
  fallback: CtyValue,
): CtyValue {
  if (names.length === 0) {
    return value === null || value === undefined ? fallback : value;
  }
  if (Array.isArray(value)) {
    return value.map(item => putDefault(item, names, fallback));
  }
  if (!isCtyObject(value)) {
    return value;
  }
  const [name, ...rest] = names;
  return { ...value, [name]: putDefault(value[name], rest, fallback) };
}

function withDefaults(proposed: CtyObject, rules?: TypeRules): CtyObject {
  return Object.entries(rules?.defaults ?? {}).reduce<CtyObject>(
    (value, [path, fallback]) =>
      putDefault(value, path.split('.'), fallback) as CtyObject,
    proposed,
  );
}

/** The paths that differ among those that the cloud cannot change in place. */
function replacements(
  { rules, places = [] }: PlanRequest,
  planned: CtyObject,
  prior: CtyObject,
): AttributePath[] {
  const conditional = Object.entries(rules?.forceNewIf ?? {})
    .filter(([, condition]) => planned[condition] === true)
    .map(([path]) => path);
  const paths = [...places, ...(rules?.forceNew ?? []), ...conditional];
  return [...new Set(paths)].flatMap(path => {
    const after = valuesAt(planned, path);
    const before = valuesAt(prior, path);
    const isSame =
      after.length === before.length &&
      (after.every(({ value }, i) => equalValues(value, before[i].value)) ||
        equalSets(
          after.map(({ value }) => value),
          before.map(({ value }) => value),
        ));
    if (isSame) {
      return [];
    }
    // A block that came or went is named as a whole.
    return after.length === before.length && after.length > 0
      ? after.map(placed => placed.path)
      : [[path.split('.')[0]]];
  });
}

/** Plans one resource. */
export function planResource(request: PlanRequest): ResourcePlan {
  const { block, rules, prior, proposed, complete } = request;
  if (proposed === null) {
    return { planned: null, requiresReplace: [] };
  }
  const planned = complete(
    markBlock(block, withDefaults(proposed, rules), prior ?? undefined, {
      path: '',
      rules,
    }),
  );
  if (prior === null) {
    const foretold = rules?.foretold?.(planned);
    return { planned: { ...planned, ...foretold }, requiresReplace: [] };
  }
  if (equalValues(planned, prior)) {
    return { planned: prior, requiresReplace: [] };
  }
  const renewed = (rules?.renewed?.(planned) ?? []).map(name => [
    name,
    UNKNOWN,
  ]);
  return {
    planned: { ...planned, ...Object.fromEntries(renewed) },
    requiresReplace: replacements(request, planned, prior),
  };
}
