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
    inAccount: (found.resources ?? []).map(({ type, id }) => `${type} ${id}`),
    unchecked: found.checked === false ? found.reason : undefined,
  };
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
