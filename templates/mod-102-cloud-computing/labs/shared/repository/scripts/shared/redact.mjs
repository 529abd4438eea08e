/*
 * Takes secrets out of Terraform's JSON before it is written into evidence/, by the masks that Terraform itself puts
 * beside its values. What is not sensitive stays as it is.
 */

const SENSITIVE = '(sensitive value)';

/** `terraform show -json` of a plan. */
export function redactPlan(plan) {
  const declared = plan.configuration?.root_module?.variables ?? {};
  return {
    ...plan,
    ...(plan.variables && {
      variables: mapValues(plan.variables, (variable, name) =>
        declared[name]?.sensitive
          ? { ...variable, value: SENSITIVE }
          : variable,
      ),
    }),
    ...(plan.planned_values && {
      planned_values: redactValues(plan.planned_values),
    }),
    ...(plan.prior_state && { prior_state: redactState(plan.prior_state) }),
    ...(plan.resource_changes && {
      resource_changes: plan.resource_changes.map(redactResourceChange),
    }),
    ...(plan.resource_drift && {
      resource_drift: plan.resource_drift.map(redactResourceChange),
    }),
    ...(plan.output_changes && {
      output_changes: mapValues(plan.output_changes, redactChange),
    }),
  };
}

/** `terraform show -json` of a state. */
export function redactState(state) {
  return state.values
    ? { ...state, values: redactValues(state.values) }
    : state;
}

/** One line of `terraform apply -json`: its `outputs` message says itself which are sensitive. */
export function redactLogLine(line) {
  const entry = JSON.parse(line);
  return JSON.stringify(
    entry.outputs ? { ...entry, outputs: redactOutputs(entry.outputs) } : entry,
  );
}

function redactResourceChange(resource) {
  return { ...resource, change: redactChange(resource.change) };
}

function redactChange(change) {
  return {
    ...change,
    before: mask(change.before, change.before_sensitive),
    after: mask(change.after, change.after_sensitive),
  };
}

function redactValues(values) {
  return {
    ...values,
    ...(values.outputs && { outputs: redactOutputs(values.outputs) }),
    ...(values.root_module && {
      root_module: redactModule(values.root_module),
    }),
  };
}

function redactOutputs(outputs) {
  return mapValues(outputs, output =>
    output.sensitive ? { ...output, value: SENSITIVE } : output,
  );
}

function redactModule(module) {
  return {
    ...module,
    ...(module.resources && {
      resources: module.resources.map(resource => ({
        ...resource,
        values: mask(resource.values, resource.sensitive_values),
      })),
    }),
    ...(module.child_modules && {
      child_modules: module.child_modules.map(redactModule),
    }),
  };
}

// A mask is true (all of it), an object or array of masks, or absent (none of it).
function mask(value, marks) {
  if (value === null || value === undefined) {
    return value;
  }
  if (marks === true) {
    return SENSITIVE;
  }
  if (Array.isArray(value) && Array.isArray(marks)) {
    return value.map((item, index) => mask(item, marks[index]));
  }
  if (isObject(value) && isObject(marks)) {
    return mapValues(value, (item, name) => mask(item, marks[name]));
  }
  return value;
}

function mapValues(object, transform) {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      transform(value, name),
    ]),
  );
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
