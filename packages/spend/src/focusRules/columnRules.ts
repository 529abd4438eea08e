import { literal } from '../focus/chargeSql';
import { FocusColumnSpecification } from './FocusColumnSpecification';
import { FocusRule, FocusRuleLevel } from './FocusRule';

/*
 * The rules on one column alone, out of what is said of it: that it be there, its type and format, that it have a value, a
 * sign, one of a list of values.
 */

/** FOCUS NumericFormat: digits, one point, an exponent; no currency sign, no separator of thousands. */
const NUMERIC = '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?$';

/** FOCUS DateTimeFormat: ISO 8601 in UTC, to the second or finer. */
const UTC_TIME =
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|\\+00:?(00)?)$';

/** Another zone than UTC after a time of day. */
const OTHER_ZONE =
  ':[0-9]{2}(\\.[0-9]+)?([+-](0[1-9]|1[0-9])(:?[0-9]{2})?| ?[A-Y][A-Za-z/_]{2,})$';

/** What people write where they have no value (NullHandling). */
const PLACEHOLDERS = ["'n/a'", "'not applicable'", "'-'", "'none'"].join(', ');

/** The rules on a column. */
export function columnRules(spec: FocusColumnSpecification): FocusRule[] {
  return [
    ...presenceRules(spec),
    ...nullRules(spec),
    ...formatRules(spec),
    ...valueRules(spec),
  ];
}

function presenceRules(spec: FocusColumnSpecification): FocusRule[] {
  if (!spec.presence || spec.feature === 'conditional') {
    return [];
  }
  const isMandatory = spec.feature === 'mandatory';
  return [
    {
      kind: 'presence',
      ...rule(spec, spec.presence, isMandatory ? 'error' : 'note'),
      ...(spec.requiredUntil && { until: spec.requiredUntil }),
      affectsTotals: isMandatory && Boolean(spec.affectsTotals),
      expected: isMandatory
        ? 'the column, which FOCUS requires'
        : 'the column, which FOCUS recommends',
      remedy: 'export the dataset with all its columns',
    },
  ];
}

function nullRules(spec: FocusColumnSpecification): FocusRule[] {
  const rules: FocusRule[] = [];
  if (spec.notNull) {
    rules.push({
      kind: 'row',
      ...rule(spec, number(spec, spec.notNull), 'error'),
      broken: `${spec.name}_text IS NULL`,
      expected: 'a value in every row',
      remedy: 'export the column with its values',
    });
  }
  if (spec.kind === 'text') {
    rules.push({
      kind: 'row',
      ...rule(spec, 'NullHandling-A-002-M', 'warning'),
      affectsTotals: false,
      broken: `lower(${spec.name}) IN (${PLACEHOLDERS})`,
      expected: 'no value at all where there is none',
      remedy: 'leave the field empty, or NULL in Parquet',
    });
  }
  return rules;
}

function formatRules(spec: FocusColumnSpecification): FocusRule[] {
  const { name, kind } = spec;
  const unreadable = `${name}_text IS NOT NULL AND ${name} IS NULL`;
  switch (kind) {
    case 'decimal':
      return [
        {
          kind: 'row',
          ...rule(spec, number(spec, spec.type ?? '001-M'), 'error'),
          broken: unreadable,
          expected: 'a decimal number such as -12.345',
          remedy: 'export the file again, or correct it where it is made',
        },
        {
          kind: 'row',
          ...rule(spec, number(spec, spec.format ?? '002-M'), 'error'),
          broken: `${name} IS NOT NULL AND NOT regexp_matches(${name}_text, ${literal(
            NUMERIC,
          )})`,
          expected:
            'digits, a point and an exponent, no sign of a currency and no separator of thousands',
          remedy: 'export numbers as they are, not as they are shown',
        },
      ];
    case 'time':
      return [
        {
          kind: 'row',
          ...rule(spec, number(spec, spec.type ?? '001-M'), 'error'),
          broken: unreadable,
          expected: 'a time such as 2026-11-01T00:00:00Z',
          remedy: 'export the file again, or correct it where it is made',
        },
        {
          kind: 'row',
          ...rule(spec, number(spec, spec.format ?? '002-M'), 'error'),
          affectsTotals: false,
          broken: `${name} IS NOT NULL AND regexp_matches(${name}_text, ${literal(
            OTHER_ZONE,
          )})`,
          expected: 'UTC, written with Z',
          remedy: 'convert times to UTC before they are exported',
        },
        {
          kind: 'row',
          ...rule(spec, number(spec, spec.format ?? '002-M'), 'warning'),
          affectsTotals: false,
          broken: `${name} IS NOT NULL AND ${name}_isText AND NOT regexp_matches(${name}_text, ${literal(
            `${UTC_TIME}|${OTHER_ZONE}`,
          )})`,
          expected: 'the form 2026-11-01T00:00:00Z; it is read as UTC',
          remedy: 'write times with T and Z',
        },
      ];
    case 'json':
    case 'pairs':
      return jsonRules(spec);
    default:
      return [];
  }
}

function jsonRules(spec: FocusColumnSpecification): FocusRule[] {
  const { name, kind } = spec;
  const id = number(spec, spec.format ?? '001-M');
  const rules: FocusRule[] = [
    {
      kind: 'row',
      ...rule(spec, id, 'error'),
      broken: unreadableJson(name, kind === 'pairs'),
      expected: 'a JSON object such as {"key": "value"}',
      remedy: 'export the column as JSON',
    },
  ];
  if (kind === 'pairs') {
    rules.push(
      {
        kind: 'row',
        ...rule(spec, id, 'warning'),
        broken: `${name}_isText AND starts_with(${name}_text, '"') AND json_valid('{' || ${name}_text || '}')`,
        expected: 'a JSON object with its braces; it is read as one',
        remedy: 'put braces around the pairs',
      },
      {
        kind: 'row',
        ...rule(spec, id, 'error'),
        broken: `CASE WHEN ${name}_isText AND json_valid(${name}_text) AND json_type(${name}_text) = 'OBJECT'
          THEN list_has_any(json_type(${name}_text, '$.*'), ['OBJECT', 'ARRAY']) END`,
        expected: 'one text, number or truth value for each key',
        remedy: 'export a key for each nested value',
      },
    );
  }
  return rules;
}

function unreadableJson(name: string, pairs: boolean): string {
  const text = pairs
    ? `CASE WHEN starts_with(${name}_text, '"') THEN '{' || ${name}_text || '}' ELSE ${name}_text END`
    : `${name}_text`;
  return `${name}_isText AND ${name}_text IS NOT NULL
    AND CASE WHEN json_valid(${text}) THEN json_type(${text}) <> 'OBJECT' ELSE true END`;
}

function valueRules(spec: FocusColumnSpecification): FocusRule[] {
  const { name, allowed, notNegative, range } = spec;
  const rules: FocusRule[] = [];
  if (notNegative) {
    rules.push({
      kind: 'row',
      ...rule(spec, number(spec, notNegative), 'error'),
      broken: `${name} < 0`,
      expected:
        'a price of 0 or more; what is given back has a negative quantity',
      remedy: 'export the price without its sign',
    });
  }
  if (range) {
    rules.push({
      kind: 'row',
      ...rule(spec, number(spec, range.rule), 'error'),
      broken: `${name} NOT BETWEEN ${range.from} AND ${range.to}`,
      expected: `a share from ${range.from} to ${range.to}`,
      remedy: 'export shares, not percentages',
    });
  }
  if (allowed) {
    const values = allowed.values.map(literal).join(', ');
    const folded = allowed.values.map(it => literal(it.toLowerCase()));
    const oneOf = `one of ${allowed.values.slice(0, 20).join(', ')}${
      allowed.values.length > 20 ? ' …' : ''
    }`;
    rules.push(
      {
        kind: 'row',
        ...rule(spec, number(spec, allowed.rule), 'error'),
        broken: `lower(${name}_text) NOT IN (${folded.join(', ')})`,
        expected: oneOf,
        remedy: 'export the values that FOCUS allows',
      },
      {
        kind: 'row',
        ...rule(spec, number(spec, allowed.rule), 'warning'),
        affectsTotals: false,
        broken: `${name}_text NOT IN (${values}) AND lower(${name}_text) IN (${folded.join(
          ', ',
        )})`,
        expected: `${oneOf}, written like this; it is read as such`,
        remedy: 'keep upper and lower case as FOCUS has them',
      },
    );
  }
  return rules;
}

function rule(
  spec: FocusColumnSpecification,
  id: string,
  level: FocusRuleLevel,
) {
  return {
    id,
    dataset: spec.dataset,
    since: spec.since,
    ...(spec.until && { until: spec.until }),
    column: spec.name,
    level,
    affectsTotals: level === 'error' && Boolean(spec.affectsTotals),
  };
}

function number(spec: FocusColumnSpecification, suffix: string): string {
  return `${spec.name}-C-${suffix}`;
}
