/** Records what Terraform and the account hold now; returns what is left, by name. */
export async function recordTeardown({
  terraform,
  records,
  inventory,
  journal,
}) {
  const state = JSON.parse(await terraform.read(['show', '-json']));
  records.writeJson('state-after-destroy.json', state);

  const found = await inventory();
  records.writeJson('inventory-after-destroy.json', found);

  if (journal) {
    records.write('journal.jsonl', await journal());
  }
  return {
    inState: resourcesOf(state.values?.root_module),
    inAccount: (found.resources ?? []).map(nameOf),
    unchecked: found.checked === false ? found.reason : undefined,
  };
}

/** By what `terraform import` finds it: Google's full name, Azure's whole id; on AWS some types go by the id, some by the ARN. */
function nameOf({ type, id, name, resourceId, arn }) {
  // //compute.googleapis.com/projects/p/zones/z/instances/i
  const fullName = name?.startsWith('//')
    ? name.replace(/^\/\/[^/]+\//, '')
    : undefined;
  return `${type} ${resourceId ?? fullName ?? id}${arn ? ` (${arn})` : ''}`;
}

/** Addresses of what Terraform manages in a module of a state, and below it. */
export function resourcesOf(module) {
  return module
    ? [
        ...(module.resources ?? [])
          .filter(({ mode }) => mode === 'managed')
          .map(({ address }) => address),
        ...(module.child_modules ?? []).flatMap(resourcesOf),
      ]
    : [];
}
