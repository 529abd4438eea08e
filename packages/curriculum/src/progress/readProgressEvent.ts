import Ajv, { ValidateFunction } from 'ajv';
import eventSchema from '../../schemas/progress-event.schema.json';
import { ProgressEvent } from './events';

let validate: ValidateFunction<ProgressEvent> | undefined;

/**
 * Takes a value for an event where it follows the schema of its type.
 *
 * @throws RangeError that names every field that does not
 * @public
 */
export function readProgressEvent(value: unknown): ProgressEvent {
  validate ??= new Ajv({ allErrors: true }).compile<ProgressEvent>(eventSchema);
  if (validate(value)) {
    return value;
  }
  const problems = (validate.errors ?? [])
    .filter(it => it.keyword !== 'if')
    .map(it => {
      const found =
        it.params.additionalProperty ?? it.params.allowedValues?.join(', ');
      return `${it.instancePath || 'the event'} ${it.message}${
        found ? ` (${found})` : ''
      }`;
    });
  throw new RangeError(`This is no progress event: ${problems.join('; ')}`);
}
