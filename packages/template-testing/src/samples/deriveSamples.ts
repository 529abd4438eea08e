import { JsonObject } from '@backstage/types';
import { Form } from '../parameters/Form';
import { FormProperty } from '../parameters/formProperties';
import { pairwise } from '../parameters/pairwise';
import {
  boundaryValues,
  choices,
  refusedValues,
} from '../parameters/propertyValues';
import { Template } from '../templates/Template';
import { atMost } from './atMost';
import { fieldsRead } from './fieldsRead';
import { FieldValue } from './FieldValue';
import { Sample } from './Sample';
import { TemplateSamples, TerraformLife } from './TemplateSamples';
import { same, triedValues } from './triedValues';

/**
 * Which samples are tried. `declared`: those of the samples file and the form's defaults. `boundary`: every choice, the
 * edges of every field, hostile text, and what must be refused, each by itself; and all of these values through Terraform's
 * life, several at once. `all`: every pair of choices too.
 *
 * @public
 */
export type SampleSelection = 'declared' | 'boundary' | 'all';

/*
 * Terraform's whole life is slow. The forms that people fill in go through it; a choice, an edge or a hostile text by
 * itself is rendered and linted here, and lived through with others in `lifeSamples`.
 */
const LIFE = { declared: 'full', defaults: 'full' } as const;

/** The samples of a template, the most ordinary first. */
export function deriveSamples(
  template: Template,
  file: TemplateSamples,
  selection: SampleSelection,
  life: TerraformLife = 'full',
): Sample[] {
  const form = new Form(template.parameters, file.parameters);
  const declared = declaredSamples(form, file);
  const accepted = declared.filter(it => it.origin === 'declared');
  const defaults: Sample = {
    name: 'defaults',
    origin: 'defaults',
    parameters: form.complete({}),
    terraform: accepted.length ? life : LIFE.defaults,
    covers: valuesOfDefaults(form, template, file),
  };
  const derived =
    selection === 'declared'
      ? []
      : [
          ...choiceSamples(form),
          ...(selection === 'all' ? pairSamples(form) : []),
          ...alternativeSamples(form),
          ...edgeSamples(form, file),
          ...leftOutSamples(form, life),
          ...filledInSamples(form),
          ...refusedSamples(form, file),
        ];
  return distinct([defaults, ...declared, ...derived]).map(sample =>
    sample.origin === 'declared'
      ? sample
      : {
          ...sample,
          terraform: atMost(sample.terraform, file.terraform?.life),
        },
  );
}

function declaredSamples(form: Form, file: TemplateSamples): Sample[] {
  return (file.samples ?? []).map(
    ({ name, parameters, refused, terraform, ...rest }) => ({
      ...rest,
      name,
      origin: refused ? 'refused' : 'declared',
      parameters: refused
        ? { ...form.complete({}), ...parameters }
        : form.complete(parameters),
      terraform: terraform ?? file.terraform?.life ?? LIFE.declared,
    }),
  );
}

/** What is tried of each field, and stands in the defaults already. */
function valuesOfDefaults(
  form: Form,
  template: Template,
  file: TemplateSamples,
): FieldValue[] {
  const base = form.complete({});
  const isRead = fieldsRead(template, file);
  return triedValues(form, file, base).filter(
    ({ field, value }) => isRead(field) && same(base[field], value),
  );
}

/** Each choice by itself. */
function choiceSamples(form: Form): Sample[] {
  return offeredChoices(form).flatMap(({ start, offered }) =>
    offered.map(({ field, value }) => ({
      name: `${field}=${value}`,
      origin: 'choices' as const,
      parameters: form.complete({ ...start, [field]: value }),
      changed: { field, value },
      terraform: 'none' as const,
    })),
  );
}

function pairSamples(form: Form): Sample[] {
  const base = form.complete({});
  return pairwise(offeredChoices(form).map(it => it.offered)).map(row => {
    const chosen = Object.fromEntries(
      row.map(({ field, value }) => [field, value]),
    );
    return {
      name: row.map(({ field, value }) => `${field}=${value}`).join(', '),
      origin: 'choices',
      parameters: form.complete({ ...base, ...chosen }),
      terraform: 'none',
    };
  });
}

/** What each field offers, with a form that shows it: a choice can show further choices. */
function offeredChoices(
  form: Form,
): { start: JsonObject; offered: FieldValue[] }[] {
  return [...form.startsOfFields()].flatMap(([field, { start, property }]) => {
    const offered = choices(property) ?? [];
    return offered.length > 1
      ? [{ start, offered: offered.map(value => ({ field, value })) }]
      : [];
  });
}

/** Fields that no choice leads to, but a person who chooses between alternatives. */
function alternativeSamples(form: Form): Sample[] {
  const base = form.complete({});
  const names = form.shown(base).map(it => it.name);
  return [...form.startsOfFields()]
    .filter(([name, { start }]) => !names.includes(name) && name in start)
    .map(([name, { start }]) => ({
      name: `with ${name}`,
      origin: 'boundary',
      parameters: start,
      terraform: 'none',
    }));
}

function edgeSamples(form: Form, file: TemplateSamples): Sample[] {
  return [...form.startsOfFields()].flatMap(([field, { start, property }]) =>
    boundaryValues(property, file.parameters?.[field]).map(
      ({ value, label, hostile }): Sample => ({
        name: `${field}: ${label}`,
        origin: hostile ? 'hostile' : 'boundary',
        parameters: form.complete({ ...start, [field]: value }),
        changed: { field, value },
        terraform: 'none',
      }),
    ),
  );
}

/** Every field with something in it. */
function filledInSamples(form: Form): Sample[] {
  return [
    {
      name: 'everything filled in',
      origin: 'boundary',
      parameters: form.fillIn({}),
      terraform: 'none',
    },
  ];
}

/** Only what the form insists on, and what a person cannot empty once it has a value. */
function leftOutSamples(form: Form, terraform: TerraformLife): Sample[] {
  const base = form.complete({});
  const required = new Set(
    form
      .shown(base)
      .filter(it => it.required || !isEmptied(it))
      .map(it => it.name),
  );
  const parameters = Object.fromEntries(
    Object.entries(base).filter(([name]) => required.has(name)),
  );
  return [
    {
      name: 'nothing but what is required',
      origin: 'boundary',
      parameters,
      terraform,
    },
  ];
}

/** Check boxes, lists to choose from and hidden fields have a value as long as they are there. */
function isEmptied({ schema }: FormProperty): boolean {
  return (
    schema.type !== 'boolean' &&
    !Array.isArray(schema.enum) &&
    schema['ui:widget'] !== 'hidden' &&
    !schema['ui:readonly'] &&
    !schema['ui:disabled']
  );
}

function refusedSamples(form: Form, file: TemplateSamples): Sample[] {
  return [...form.startsOfFields().values()].flatMap(({ start, property }) => {
    const { name, required } = property;
    const { [name]: _, ...without } = start;
    const refused = (label: string, parameters: JsonObject): Sample => ({
      name: `${name}: ${label}`,
      origin: 'refused',
      parameters,
      changed: { field: name, value: parameters[name] },
      terraform: 'none',
    });
    return [
      ...(required ? [refused('left out', without)] : []),
      ...refusedValues(property, file.parameters?.[name]).map(
        ({ value, label }) => refused(label, { ...start, [name]: value }),
      ),
    ];
  });
}

/**
 * The same form is filled in once, but for declared samples: a choice by itself is needed beside them, to see where it
 * leads. A name that comes twice gets a number.
 */
function distinct(samples: Sample[]): Sample[] {
  const forms = new Set<string>();
  const names = new Map<string, number>();
  return samples
    .filter(sample => {
      const form = JSON.stringify([
        sample.origin === 'refused',
        Object.entries(sample.parameters).sort(([a], [b]) => (a < b ? -1 : 1)),
        sample.user,
        sample.actions,
      ]);
      const kept = sample.origin === 'declared' || !forms.has(form);
      if (sample.origin !== 'declared') {
        forms.add(form);
      }
      return kept;
    })
    .map(sample => {
      const count = (names.get(sample.name) ?? 0) + 1;
      names.set(sample.name, count);
      return count === 1
        ? sample
        : { ...sample, name: `${sample.name} (${count})` };
    });
}
