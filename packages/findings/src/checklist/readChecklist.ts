import Ajv from 'ajv';
import { readYamlBySchema, YamlError } from '../yaml/readYamlBySchema';
import schema from './checklist.schema.json';
import { Checklist } from './Checklist';

/** What is wrong with a checklist, and where. @public */
export type ChecklistError = YamlError;

/** @public */
export interface ChecklistReading {
  /** Absent where there is an error. */
  checklist?: Checklist;
  errors: ChecklistError[];
}

const validate = new Ajv({ allErrors: true, strict: true }).compile<Checklist>(
  schema,
);

/** Reads a checklist from YAML; every error names file, line and field. @public */
export function readChecklist(options: {
  file: string;
  text: string;
}): ChecklistReading {
  const reading = readYamlBySchema(options, validate);
  if (reading.value === undefined) {
    return { errors: reading.errors };
  }
  const { value, errorAt } = reading;
  const repeated = value.spec.items.flatMap(({ id }, at) =>
    value.spec.items.findIndex(each => each.id === id) < at
      ? [
          errorAt(
            ['spec', 'items', String(at), 'id'],
            `found '${id}' a second time, expected an id of its own for each item.`,
          ),
        ]
      : [],
  );
  return repeated.length > 0
    ? { errors: repeated }
    : { checklist: value, errors: [] };
}
