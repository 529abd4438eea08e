/**
 * What the harness looks at, in the order in which it does, with the words of the report. A problem names one of them,
 * and an exception in a samples file too.
 *
 * @public
 */
export const CHECKS = {
  template: 'The template is one that the scaffolder takes',
  samples: 'The samples file can be read',
  'parameter-schema': 'The form agrees with itself',
  'unknown-parameter': 'Every parameter that is used is in the form',
  'unknown-step': 'Every step that is referred to exists, and comes before',
  'unknown-name': 'Every name in a step is one that steps have',
  'unknown-action': 'Every action exists, or has a stand-in',
  'action-input': 'Every action is given what it takes',
  'unknown-output': 'Every output that is used is one that its step has',
  skeleton: 'Every folder that is fetched exists',
  'path-escape': 'Nothing is fetched from outside the template’s folder',
  'unknown-value': 'Every value that a file uses is given to it',
  'unused-value': 'Every value that is given is used',
  accepts: 'The form takes the values that it should',
  refuses: 'The form refuses the values that it should',
  render: 'The scaffolder runs the template to its end',
  'leftover-syntax': 'No template syntax is left over',
  'blank-expression': 'No expression renders to nothing',
  'spoiled-text': 'No “undefined”, “[object Object]” or “NaN” is written',
  'file-tree': 'The files are those that are expected',
  parse: 'YAML and JSON can be read',
  injection: 'What people type stays text',
  entity: 'Entities are ones that the catalog takes',
  'github-workflow': 'GitHub workflows pass actionlint',
  'gitlab-pipeline': 'GitLab pipelines are valid',
  'gitlab-job': 'GitLab jobs that are to be run pass',
  'shell-script': 'Shell scripts can be parsed',
  makefile: 'Makefile targets can be made',
  'terraform-format': 'Terraform is formatted',
  'terraform-init': 'Terraform can be initialised',
  'terraform-validate': 'Terraform is valid',
  'terraform-test': 'Terraform’s own tests pass',
  'terraform-plan': 'Terraform can be planned',
  'terraform-apply': 'Terraform can be applied',
  'terraform-stable': 'A second plan changes nothing',
  'terraform-destroy': 'Terraform can be destroyed',
  'terraform-leftover': 'Nothing is left after destroy',
  'terraform-reduced': 'Terraform agrees with the providers’ schemas (reduced)',
  harness: 'The check itself could be made',
} as const;

/** @public */
export type CheckId = keyof typeof CHECKS;

/**
 * One thing that is wrong.
 *
 * @public
 */
export interface Problem {
  check: CheckId;
  /**
   * Where: of a rendered file its path in the repository, of what is wrong in the template itself the path of that file,
   * relative to the folder under test.
   */
  file?: string;
  /** One-based. */
  line?: number;
  /** What was found, as a clause without a full stop. */
  found: string;
  expected: string;
  /** What to do. */
  advice: string;
  /** The field whose value makes the sample what it is, where it is text that tries to break out or lies at an edge. */
  field?: string;
  /** Where a sample holds several values: those that bring it about, each by itself, or no fewer than together. */
  broughtAboutBy?: string;
}
