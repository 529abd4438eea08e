import { HclValue } from '../evaluate/HclValue';
import { SourcePlace } from '../syntax/HclSyntax';

/** The arguments of a resource or of a block in it, from a configuration or from a plan. */
export interface TerraformBody {
  readonly place: SourcePlace;
  /** Undefined where the argument is not there. */
  get(name: string): HclValue | undefined;
  blocks(name: string): TerraformBody[];
  /** Where an argument stands; the body's own place where it is not there. */
  placeOf(name: string): SourcePlace;
}

/** One instance of a resource or data block. */
export interface TerraformResource {
  mode: 'managed' | 'data';
  /** e.g. `aws_iam_role`. */
  type: string;
  /** e.g. `module.lab.aws_iam_role.ci["main"]`. */
  address: string;
  body: TerraformBody;
}

/** Something to be told of a configuration, at its place. */
export interface TerraformNote {
  place: SourcePlace;
  message: string;
}

/** What a configuration or a plan makes. */
export interface TerraformContent {
  resources: TerraformResource[];
  /** The number of the AWS account; a row of zeros where nothing says it. */
  account: string;
  warnings: TerraformNote[];
}

/** Stands for the number of the account where a configuration does not say it. */
export const NO_ACCOUNT = '000000000000';
