import { JsonObject } from '@backstage/types';
import { FieldValue } from '../samples/FieldValue';
import { SampleOrigin } from '../samples/Sample';
import { RootLife } from '../terraform/TerraformResult';
import { Problem } from './Problem';

/**
 * `reduced`: nothing is wrong as far as was looked, and something could not be looked at, most often because the machine
 * has no Terraform. It is no pass.
 *
 * @public
 */
export type TemplateTestOutcome = 'passed' | 'failed' | 'reduced';

/**
 * What came of one form.
 *
 * @public
 */
export interface SampleReport {
  name: string;
  origin: SampleOrigin;
  parameters: JsonObject;
  /** The values that it was lived through for, or planned. */
  covers: FieldValue[];
  /** What each root of its Terraform went through; empty where that was nothing, or reduced. */
  lives: RootLife[];
  outcome: TemplateTestOutcome;
  problems: Problem[];
  /** What was not looked at, or what the result cannot show. */
  notes: string[];
  /** From the first step to the last check; work that is shared counts with the sample that did it. */
  durationMs: number;
}

/**
 * What came of one template.
 *
 * @public
 */
export interface TemplateReport {
  name: string;
  /** Relative to the folder under test. */
  file: string;
  outcome: TemplateTestOutcome;
  /** What is wrong with it whatever the form. */
  problems: Problem[];
  samples: SampleReport[];
  /** What was found and is meant so, with the reason. */
  ignored: { problem: Problem; reason: string }[];
  durationMs: number;
}

/**
 * What came of a folder of templates.
 *
 * @public
 */
export interface TemplateTestReport {
  outcome: TemplateTestOutcome;
  /** As it was named. */
  folder: string;
  templates: TemplateReport[];
  /** What is wrong with files that are no readable templates. */
  problems: Problem[];
  durationMs: number;
}

/** @returns the worst of them */
export function worstOutcome(
  outcomes: TemplateTestOutcome[],
): TemplateTestOutcome {
  const order: TemplateTestOutcome[] = ['failed', 'reduced', 'passed'];
  return order.find(it => outcomes.includes(it)) ?? 'passed';
}
