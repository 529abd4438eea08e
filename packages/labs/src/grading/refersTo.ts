import { PlannedResource } from './LabRun';

/** Attributes by which resources are referred to. */
const NAMES = [
  'id',
  'arn',
  'name',
  'bucket',
  'self_link',
  'secret_id',
  'email',
  'member',
  'versionless_id',
] as const;

/** Whether a value that is known after the apply names a resource, in one of the ways that clouds have for it. */
export function refersTo(value: unknown, resource: PlannedResource): boolean {
  return (
    typeof value === 'string' &&
    value !== '' &&
    NAMES.some(name => resource.values?.[name] === value)
  );
}
