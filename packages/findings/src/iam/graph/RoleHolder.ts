/** Something that runs with a role: whoever can change what it does acts with that role. */
export interface RoleHolder {
  /** By the prefix of the actions that change it, e.g. `lambda`. */
  service: string;
  /** ARN, or a pattern of ARNs. */
  arn: string;
  /** ARN of the role. */
  role: string;
  /** For a person, e.g. `aws_lambda_function.worker`. */
  name: string;
  /** What has to be so for it to run with the role; empty where that is known. */
  conditions: readonly string[];
}

/** Services whose actions work on the things of another. */
const WORKS_ON = new Map([
  ['ssm', 'ec2'],
  ['ec2-instance-connect', 'ec2'],
]);

/** Whose things an action of a rule works on. */
export function heldService(action: string): string {
  const [prefix] = action.split(':');
  return WORKS_ON.get(prefix) ?? prefix;
}
