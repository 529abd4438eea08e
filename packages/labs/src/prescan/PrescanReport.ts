/** What a lab's source may use beside Terraform itself. @public */
export interface AllowList {
  /** Source addresses of the public registry, e.g. `hashicorp/aws`. */
  providers: string[];
  /** Sources of modules beside those of the repository's own folders. */
  modules: string[];
  /** Types of provisioners, e.g. `local-exec`. */
  provisioners: string[];
  /** Types that run or read something on the machine, e.g. `null_resource`, `data.external`. */
  programs: string[];
  /** Types of backends, e.g. `s3`. */
  backends: string[];
}

/** A file of a configuration: its text, or where a symbolic link leads. @public */
export type SourceFile = string | { symlink: string };

/** @public */
export type PrescanRule =
  | 'provider'
  | 'module'
  | 'provisioner'
  | 'program'
  | 'backend'
  | 'override'
  | 'cli-config'
  | 'json-syntax'
  | 'symlink'
  | 'path'
  | 'environment'
  | 'syntax';

/** Something that the lab does not allow. @public */
export interface PrescanFinding {
  rule: PrescanRule;
  /** Path below the configuration's root. */
  file: string;
  /** From 1. */
  line: number;
  /** What was found, and what was expected. */
  message: string;
}

/** A place in the source. @public */
export interface SourcePlace {
  file: string;
  /** From 1. */
  line: number;
}

/**
 * What stands in a configuration, found without running anything of it.
 *
 * @public
 */
export interface PrescanReport {
  /** Of the rules: raised with every change that can find something else in the same source. */
  version: string;
  /** See {@link sourceDigest}. */
  sourceDigest: string;
  /** How many files were looked at. */
  files: number;
  findings: PrescanFinding[];
  /** The conditions of preconditions, postconditions, checks and validations, as they are written. */
  conditions: (SourcePlace & { text: string })[];
  /** Where a resource is kept from being destroyed, or from being compared with what is there. */
  lifecycles: (SourcePlace & {
    what: 'prevent_destroy' | 'ignore_changes = all';
  })[];
  /** The types of resources and data sources (`data.…`), sorted. */
  types: string[];
  /** Secrets that stand, or stood before they were redacted, in plain. */
  secrets: (SourcePlace & { what: string })[];
}
