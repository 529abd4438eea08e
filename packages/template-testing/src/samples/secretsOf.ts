import { JsonObject } from '@backstage/types';
import { FormProperty } from '../parameters/formProperties';
import { TemplateSamples } from './TemplateSamples';

/** What the portal itself puts among the secrets of every run. */
export const SECRET_OF_THE_PORTAL = 'backstageToken';

/** Whether the portal keeps what is typed into the field among the secrets, and asterisks among the parameters. */
export function isSecret({ schema }: FormProperty): boolean {
  return schema['ui:field'] === 'Secret';
}

/** Names of the secrets that the form or a sample gives. */
export function secretsOf(
  properties: FormProperty[],
  samples: TemplateSamples = {},
): string[] {
  return [
    ...new Set([
      ...Object.keys(formSecrets(properties)),
      ...(samples.samples ?? []).flatMap(it => Object.keys(it.secrets ?? {})),
    ]),
  ];
}

/** The secrets of a form that is filled in: of its fields, and the token that a picker of repositories asks for. */
export function formSecrets(
  properties: FormProperty[],
): Record<string, string> {
  return Object.fromEntries(
    properties.flatMap(property => {
      const options = property.schema['ui:options'] as JsonObject | undefined;
      const asked = options?.requestUserCredentials as JsonObject | undefined;
      return [
        ...(isSecret(property) ? [[property.name, 'sample-secret']] : []),
        ...(typeof asked?.secretsKey === 'string'
          ? [[asked.secretsKey, 'sample-token']]
          : []),
      ];
    }),
  );
}
