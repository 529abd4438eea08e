/**
 * Terraform's type system ("cty") in the JSON form that schemas carry,
 * e.g. `"string"`, `["set", "string"]`, `["object", {"name": "string"}]`.
 *
 * @public
 */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | ['list' | 'set' | 'map', CtyType]
  | ['object', Record<string, CtyType>]
  | ['tuple', CtyType[]];
