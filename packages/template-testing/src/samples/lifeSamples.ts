import { Form } from '../parameters/Form';
import { Template } from '../templates/Template';
import { atMost } from './atMost';
import { combineValues } from './combineValues';
import { fieldsRead } from './fieldsRead';
import { FieldValue } from './FieldValue';
import { Sample } from './Sample';
import { TemplateSamples, TerraformLife } from './TemplateSamples';
import { same, triedValues } from './triedValues';

/** A sample that has been rendered. */
export interface RenderedConfiguration {
  sample: Sample;
  /** Equal where Terraform declares the same; undefined where there is no Terraform. */
  configuration: string | undefined;
}

/*
 * Terraform's life is too slow to lead one for each value, and a value that breaks it does so beside others too. So values
 * of several fields go through one life, and each of them through at least one; where everything is asked for, through
 * one in every configuration: a machine and a cluster are different Terraform, and a region that does for one may not do
 * for the other. What is a configuration is seen from what comes out of each choice by itself: the blocks that Terraform declares, and the fields that the form
 * shows. A field that no step reads reaches no Terraform, and is left out.
 */

/** How far the lives go. */
export interface LifeOptions {
  life: TerraformLife;
  /** Whether each value lives in every configuration, or in one. */
  inEveryConfiguration: boolean;
}

/** The samples that go through Terraform's life for the sake of the values that they hold. */
export function lifeSamples(
  template: Template,
  file: TemplateSamples,
  rendered: RenderedConfiguration[],
  { life, inEveryConfiguration }: LifeOptions,
): Sample[] {
  const terraform = atMost(life, file.terraform?.life);
  if (terraform === 'none') {
    return [];
  }
  const form = new Form(template.parameters, file.parameters);
  const isRead = fieldsRead(template, file);
  const starts = startsOf(form, rendered);
  const samples: Sample[] = [];
  for (const start of starts.filter(
    it => starts.find(({ key }) => key === it.key) === it,
  )) {
    // What leads to a third configuration is lived through there.
    const elsewhere = starts.filter(
      ({ key }) => key !== start.key && key !== starts[0].key,
    );
    const values = triedValues(form, file, start.sample.parameters).filter(
      it =>
        isRead(it.field) &&
        !elsewhere.some(({ choice }) => choice && isEqual(choice, it)) &&
        // What chooses this configuration has no other value in it, unless that chooses the same.
        (it.field !== start.choice?.field ||
          starts.some(
            ({ key, choice }) =>
              key === start.key && choice && isEqual(choice, it),
          )) &&
        !start.sample.covers?.some(own => isEqual(own, it)) &&
        (inEveryConfiguration ||
          !samples.some(({ covers }) => covers?.some(own => isEqual(own, it)))),
    );
    for (const { parameters, covers } of combineValues(
      form,
      start.sample.parameters,
      values,
    )) {
      const { choice } = start;
      const held =
        choice && covers.every(it => it.field !== choice.field)
          ? [choice, ...covers]
          : covers;
      samples.push({
        name: `life ${samples.length + 1}: ${held.map(shown).join(', ')}`,
        origin: 'combined',
        parameters,
        covers: held,
        start: start.sample,
        terraform,
      });
    }
  }
  return samples;
}

/** A form to start from: the defaults, and each choice by itself. */
interface Start {
  sample: Sample;
  /** What is chosen; undefined of the defaults. */
  choice?: FieldValue;
  key: string;
}

/** The defaults first. */
function startsOf(form: Form, rendered: RenderedConfiguration[]): Start[] {
  return rendered.flatMap(({ sample, configuration }): Start[] => {
    const { origin, changed } = sample;
    const isStart = origin === 'defaults' || (origin === 'choices' && changed);
    if (configuration === undefined || !isStart) {
      return [];
    }
    const fields = form.shown(sample.parameters).map(it => it.name);
    return [
      {
        sample,
        ...(changed?.value === undefined
          ? {}
          : { choice: { field: changed.field, value: changed.value } }),
        key: JSON.stringify([configuration, fields]),
      },
    ];
  });
}

function isEqual(a: FieldValue, b: FieldValue): boolean {
  return a.field === b.field && same(a.value, b.value);
}

function shown({ field, value }: FieldValue): string {
  return `${field}=${
    typeof value === 'string' ? value : JSON.stringify(value)
  }`;
}
