/**
 * Tests of Scaffolder templates: rendered by the genuine scaffolder, searched, linted, and lived through in a simulated
 * cloud.
 *
 * @packageDocumentation
 */
export type { PropertyExamples } from './parameters/PropertyExamples';
export { type CheckId, CHECKS, type Problem } from './report/Problem';
export { templateReportJunit } from './report/reportJunit';
export { templateReportText } from './report/reportText';
export type {
  SampleReport,
  TemplateReport,
  TemplateTestOutcome,
  TemplateTestReport,
} from './report/TemplateTestReport';
export {
  runTemplate,
  type RunTemplateOptions,
  type TemplateRun,
} from './runTemplate';
export type { SampleSelection } from './samples/deriveSamples';
export type { FieldValue } from './samples/FieldValue';
export type { SampleOrigin } from './samples/Sample';
export type {
  ActionOutputs,
  DeclaredSample,
  FileExpectations,
  IgnoredProblem,
  TemplateSamples,
  TerraformFolder,
  TerraformLife,
} from './samples/TemplateSamples';
export type { StepRun } from './scaffolder/Rendering';
export type { StandIn, StandInCall } from './scaffolder/StandIn';
export type { RootLife } from './terraform/TerraformResult';
export type {
  TemplateSurroundings,
  TemplateTestProgress,
  TestTemplatesOptions,
} from './TemplateTestOptions';
export { testTemplates } from './testTemplates';
