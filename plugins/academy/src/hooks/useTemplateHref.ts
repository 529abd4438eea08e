import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { selectedTemplateRouteRef } from '../routes';

/** The address of a Scaffolder template's form; undefined where there is no Scaffolder or no template. */
export function useTemplateHref(templateRef?: string): string | undefined {
  const route = useRouteRef(selectedTemplateRouteRef);
  if (!templateRef || !route) {
    return undefined;
  }
  const { namespace, name } = parseEntityRef(templateRef, {
    defaultKind: 'template',
    defaultNamespace: 'default',
  });
  return route({ namespace, templateName: name });
}
