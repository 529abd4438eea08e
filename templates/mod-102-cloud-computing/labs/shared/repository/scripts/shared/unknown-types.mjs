/** What Terraform says of a type that its provider does not have. */
const UNKNOWN =
  /^The provider \S+ does not support (resource type|data source|ephemeral resource type) "(\w+)"/;

/**
 * What to say of resource types that the simulator does not have; undefined where it has all. It knows some hundreds of a
 * cloud's types, so that Terraform's own words (“does not support”) are no verdict on the cloud.
 *
 * @param diagnostics - of `terraform validate -json`, made with the simulator
 */
export function explainUnknownTypes(diagnostics, provider) {
  const unknown = diagnostics.flatMap(({ detail, range }) => {
    const [, kind, type] = detail?.match(UNKNOWN) ?? [];
    const place = range && ` (infra/${range.filename}:${range.start.line})`;
    return type ? [`${kind} ${type}${place ?? ''}`] : [];
  });
  return unknown.length
    ? `The simulator does not know ${[...new Set(unknown)].join(
        ', ',
      )}. It has the types that the labs use and many others of ${provider}, not all; nothing can be said here about these. Look the name up in the provider's documentation: where it is wrong, mend it; where it is right, take another type for the simulated run, or plan in a real account: make plan`
    : undefined;
}
