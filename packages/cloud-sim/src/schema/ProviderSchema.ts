import type { CtyType } from '../cty/CtyType';

/*
 * The shapes of `terraform providers schema -json`, as far as a provider must
 * serve them. Names are Terraform's own.
 */

/** One argument or exported value of a block. @public */
export interface AttributeSchema {
  type: CtyType;
  required?: boolean;
  optional?: boolean;
  computed?: boolean;
  sensitive?: boolean;
  /** Reaches the provider and is kept nowhere: not in plans, not in states. */
  write_only?: boolean;
}

/** A block inside a block, and how often it may stand there. @public */
export interface NestedBlockSchema {
  nesting_mode: 'single' | 'group' | 'list' | 'set' | 'map';
  block: BlockSchema;
  min_items?: number;
  max_items?: number;
}

/** @public */
export interface BlockSchema {
  attributes?: Record<string, AttributeSchema>;
  block_types?: Record<string, NestedBlockSchema>;
}

/** The schema of a resource, a data source or the provider block. @public */
export interface Schema {
  version: number;
  block: BlockSchema;
}

/** A function of a provider, called as `provider::aws::arn_parse(…)`. @public */
export interface FunctionSchema {
  parameters: Array<{ name: string; type: CtyType }>;
  return_type: CtyType;
}

/** @public */
export interface ProviderSchema {
  provider: Schema;
  resource_schemas: Record<string, Schema>;
  data_source_schemas: Record<string, Schema>;
  /** What is open while Terraform runs, and in no plan or state. */
  ephemeral_resource_schemas?: Record<string, Schema>;
  functions?: Record<string, FunctionSchema>;
}

/** A provider's schema and where it comes from. @public */
export interface SchemaFile {
  /** Source address, e.g. `registry.terraform.io/hashicorp/aws`. */
  provider: string;
  /** Version of the provider that the schema describes, e.g. `6.66.0`. */
  version: string;
  /** npm package that the schema was rebuilt from, e.g. `@cdktn/provider-aws@25.7.0`. */
  origin: string;
  /** SPDX identifier of that package's licence. */
  licence: string;
  schema: ProviderSchema;
}
