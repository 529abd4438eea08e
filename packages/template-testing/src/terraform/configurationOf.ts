import { RenderedSample } from '../checks/RenderedSample';

/**
 * What the Terraform of a repository declares, whatever the values: its files and the headers of their outermost blocks.
 *
 * @returns undefined where there is no Terraform
 */
export function configurationOf(rendered: RenderedSample): string | undefined {
  const files = rendered.files.filter(it => /\.tf(\.json)?$/.test(it));
  return files.length
    ? JSON.stringify(
        files.map(file =>
          [
            file,
            ...(rendered.read(file) ?? '').matchAll(
              /^(\w+(?:[ \t]+"[^"\n]*")*)[ \t]*\{/gm,
            ),
          ].map(it => (typeof it === 'string' ? it : it[1])),
        ),
      )
    : undefined;
}
