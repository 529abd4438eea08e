import { CloudProvider } from '../lab/LabContract';
import { LAB_GRADERS } from './labGraders';

/** A check of a lab before anything was handed in. @public */
export interface CheckDescription {
  id: string;
  title: string;
  points: number;
  required: boolean;
  hint: string;
}

/**
 * What the grader of a lab looks at, in the words of its cloud: what `checks` of `lab.yaml` announces.
 *
 * @param labId - `<module id>/<item id>`
 * @returns an empty list where no grader has that id
 * @public
 */
export function describeChecks(
  labId: string,
  cloud: CloudProvider,
): CheckDescription[] {
  return (LAB_GRADERS.get(labId)?.checks ?? []).map(([check, points]) => ({
    id: check.id,
    title: check.title,
    points,
    required: true,
    hint: typeof check.hint === 'string' ? check.hint : check.hint[cloud],
  }));
}
