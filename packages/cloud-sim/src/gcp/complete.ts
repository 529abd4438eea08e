import {
  type CtyObject,
  type CtyValue,
  isCtyObject,
  UNKNOWN,
} from '../cty/CtyValue';
import type { BlockSchema } from '../schema/ProviderSchema';
import type { Scope } from '../simulation/Scope';
import { projectOf } from './places';

function mergedLabels(
  labels: CtyValue | undefined,
  defaultLabels: Scope['defaultTags'],
): CtyValue {
  if (labels === UNKNOWN) {
    return UNKNOWN;
  }
  const own = Object.entries(isCtyObject(labels) ? labels : {});
  // The provider cannot say "some of these labels": one unknown hides them all.
  return own.some(([, value]) => value === UNKNOWN)
    ? UNKNOWN
    : {
        ...defaultLabels,
        ...Object.fromEntries(own.filter(([, value]) => value !== null)),
      };
}

/**
 * What follows from the provider block: `terraform_labels` and `effective_labels` are
 * its default labels with the resource's own on top, and `project`, `region` and
 * `zone` are the provider's where a resource names none, also where it was made
 * elsewhere.
 */
export function complete(
  block: BlockSchema,
  planned: CtyObject,
  scope: Scope,
  config: CtyObject,
): CtyObject {
  const completed = { ...planned };
  const { attributes = {} } = block;
  if (attributes.terraform_labels && attributes.effective_labels) {
    // A cluster calls its labels by another name.
    const own = attributes.labels ? planned.labels : planned.resource_labels;
    const labels = mergedLabels(own, scope.defaultTags);
    completed.terraform_labels = labels;
    completed.effective_labels = labels;
  }
  const places = {
    project: projectOf({}, scope),
    region: scope.region,
    zone: scope.zone,
  };
  for (const [name, place] of Object.entries(places)) {
    const { optional, computed } = attributes[name] ?? {};
    if (optional && computed && (config[name] ?? null) === null && place) {
      completed[name] = place;
    }
  }
  return completed;
}
