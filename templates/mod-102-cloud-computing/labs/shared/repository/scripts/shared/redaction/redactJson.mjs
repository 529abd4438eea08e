import { isMarked, SENSITIVE } from './marker.mjs';

import { SHORTEST } from './SecretIndex.mjs';
import { isSecretArgument } from './secretArguments.mjs';
import { maskShapes } from './secretShapes.mjs';

/*
 * Terraform writes a mask beside each value (`sensitive_values`, `before_sensitive`, `after_sensitive`, `sensitive`). The
 * masks are found by their names, wherever they stand, so that what later formats add is masked too. Two things have none:
 * the values of variables, and the literals of the configuration.
 */

const MASKS = [
  ['values', 'sensitive_values'],
  ['before', 'before_sensitive'],
  ['after', 'after_sensitive'],
];

/** Fields by which readers find their way; what stands there is Terraform's or a name. */
const STRUCTURE =
  /^(@level|@module|action|actions|addr|address|format_version|full_name|implied_provider|mode|module|module_address|name|op|outcome|provider|provider_config_key|provider_name|resource|resource_name|resource_type|severity|source|status|terraform_version|type|to_display)$/;

/**
 * A document without what Terraform calls sensitive in it. The same object where there is nothing.
 *
 * @param add - is told of every text and number that goes and is long enough to be looked for elsewhere, with why
 */
export function maskJson(document, add) {
  const onSecret = (value, why) => {
    for (const leaf of add ? leavesOf(value) : []) {
      if (leaf.length >= SHORTEST && !isMarked(leaf)) {
        add?.(leaf, why);
      }
    }
  };
  const declared = variablesOf(document);
  const masked = isObject(document)
    ? mapChanged(document, (value, key) =>
        key === 'variables' && isObject(value)
          ? mapChanged(value, (variable, name) =>
              isObject(variable) && isDeclaredSensitive(declared[name])
                ? replaceField(variable, 'value', found =>
                    onSecret(
                      found,
                      `the value of the sensitive variable ${name}`,
                    ),
                  )
                : variable,
            )
          : value,
      )
    : document;
  return walk(masked, onSecret);
}

/** A document without known secrets, and without what looks like a key. The same object where there is nothing. */
export function maskStrings(document, index) {
  return maskLeaves(document, '', index);
}

function walk(value, onSecret) {
  if (Array.isArray(value)) {
    return mapItems(value, item => walk(item, onSecret));
  }
  if (!isObject(value)) {
    return value;
  }
  let masked = value;
  for (const [field, mask] of MASKS) {
    if (value[field] !== undefined && value[mask] !== undefined) {
      const found = maskBy(value[field], value[mask], secret =>
        onSecret(secret, 'what Terraform calls sensitive'),
      );
      masked = setField(masked, field, found);
    }
  }
  if (value.sensitive === true || value.ephemeral === true) {
    for (const field of ['value', 'default']) {
      masked = replaceField(masked, field, secret =>
        onSecret(secret, 'what is declared sensitive'),
      );
    }
  }
  if (isObject(value.expressions)) {
    const type = typeof value.type === 'string' ? value.type : '';
    masked = setField(
      masked,
      'expressions',
      maskConstants(value.expressions, type, onSecret),
    );
  }
  return mapChanged(masked, item =>
    typeof item === 'object' && item !== null ? walk(item, onSecret) : item,
  );
}

/** Literals of the configuration that are given to arguments for secrets. */
function maskConstants(expressions, type, onSecret) {
  if (Array.isArray(expressions)) {
    return mapItems(expressions, item => maskConstants(item, type, onSecret));
  }
  return isObject(expressions)
    ? mapChanged(expressions, (expression, name) =>
        isObject(expression) &&
        isSecretArgument(type, name) &&
        typeof expression.constant_value !== 'boolean'
          ? replaceField(expression, 'constant_value', secret =>
              onSecret(secret, `${name} of ${type}`),
            )
          : maskConstants(expression, type, onSecret),
      )
    : expressions;
}

/**
 * Replaces the parts of a value that a mask marks: `true` marks all of it; an object or array of masks its parts; `false`
 * and nothing at all none.
 */
export function maskBy(value, mask, onSecret = () => {}) {
  if (value === null || value === undefined) {
    return value;
  }
  if (mask === true) {
    if (value !== SENSITIVE) {
      onSecret(value);
    }
    return SENSITIVE;
  }
  if (Array.isArray(value) && Array.isArray(mask)) {
    return mapItems(value, (item, index) =>
      maskBy(item, mask[index], onSecret),
    );
  }
  return isObject(value) && isObject(mask)
    ? mapChanged(value, (item, name) =>
        Object.hasOwn(mask, name) ? maskBy(item, mask[name], onSecret) : item,
      )
    : value;
}

function maskLeaves(value, key, index) {
  if (typeof value === 'string') {
    return maskShapes(index.mask(value, STRUCTURE.test(key)));
  }
  if (typeof value === 'number') {
    const text = String(value);
    const masked = index.mask(text);
    return masked === text ? value : masked;
  }
  if (Array.isArray(value)) {
    return mapItems(value, item => maskLeaves(item, key, index));
  }
  if (!isObject(value)) {
    return value;
  }
  const masked = mapChanged(value, (item, name) =>
    maskLeaves(item, name, index),
  );
  const names = Object.keys(masked);
  return names.every(name => maskShapes(index.mask(name, true)) === name)
    ? masked
    : Object.fromEntries(
        Object.entries(masked).map(([name, item]) => [
          maskShapes(index.mask(name, true)),
          item,
        ]),
      );
}

function variablesOf(document) {
  let at = document;
  for (const step of ['configuration', 'root_module', 'variables']) {
    at = isObject(at) ? at[step] : undefined;
  }
  return isObject(at) ? at : {};
}

function isDeclaredSensitive(variable) {
  return (
    isObject(variable) &&
    (variable.sensitive === true || variable.ephemeral === true)
  );
}

function replaceField(object, field, onSecret) {
  const value = object[field];
  if (!Object.hasOwn(object, field) || value === null || value === SENSITIVE) {
    return object;
  }
  onSecret(value);
  return { ...object, [field]: SENSITIVE };
}

function setField(object, field, value) {
  return object[field] === value ? object : { ...object, [field]: value };
}

// The same object where nothing changes, since most of a plan is no secret.
function mapChanged(object, transform) {
  let changes;
  for (const name of Object.keys(object)) {
    const mapped = transform(object[name], name);
    if (mapped !== object[name]) {
      changes ??= [];
      changes.push([name, mapped]);
    }
  }
  if (!changes) {
    return object;
  }
  const changed = new Map(changes);
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      changed.has(name) ? changed.get(name) : value,
    ]),
  );
}

function mapItems(items, transform) {
  let mapped = items;
  for (let index = 0; index < items.length; index += 1) {
    const item = transform(items[index], index);
    if (item !== items[index]) {
      mapped = mapped === items ? [...items] : mapped;
      mapped[index] = item;
    }
  }
  return mapped;
}

function leavesOf(value) {
  if (typeof value === 'string' || typeof value === 'number') {
    return [String(value)];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [];
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
