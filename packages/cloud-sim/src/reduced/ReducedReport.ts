/** Something that is wrong with a configuration. @public */
export interface ReducedProblem {
  /** The file, as it was given. */
  file: string;
  /** Line of the block, or of the error where the file cannot be read; from 1. */
  line: number;
  /** E.g. `aws_instance.gpu`, `data.aws_vpc.main`; absent where a file cannot be read. */
  address?: string;
  message: string;
}

/**
 * What a reduced check found. It has no field that says "passed": what a reduced
 * check does not complain of has not been proved.
 *
 * @public
 */
export interface ReducedReport {
  mode: 'reduced';
  /** What this check cannot show; belongs wherever its result is shown. */
  notice: string;
  problems: ReducedProblem[];
  /** How many resource and data blocks were held against a schema. */
  checked: number;
  /** Types that were not looked at, since no schema of their provider is here. */
  unchecked: string[];
}
