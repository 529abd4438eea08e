import { HclMap, HclValue } from '../evaluate/HclValue';
import { SourceMap } from '../evaluate/SourceMap';
import { TerraformBody } from '../resources/TerraformResource';

/** `data "google_iam_policy"` as the allow policy that it makes; its bindings know their lines. */
export function allowPolicy(body: TerraformBody, sources: SourceMap): HclValue {
  const bindings = body.blocks('binding').map(block => {
    const [condition] = block.blocks('condition');
    const binding: HclMap = {
      role: block.get('role') ?? null,
      members: block.get('members') ?? [],
      ...(condition && {
        condition: { expression: condition.get('expression') ?? null },
      }),
    };
    return sources.at(binding, block.place);
  });
  return sources.at({ bindings }, body.place);
}
