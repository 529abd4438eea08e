/** `provider::azurerm::…`: resource ids. */

/** Segments that Azure writes in one way, whatever case they come in. */
const FIXED = ['subscriptions', 'resourceGroups', 'providers'];

function segmentsOf(id: string): string[] {
  const segments = id.split('/').slice(1);
  if (!id.startsWith('/') || segments.length % 2 !== 0) {
    throw new Error(
      `found ${JSON.stringify(
        id,
      )}, expected a resource id such as "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v"`,
    );
  }
  return segments;
}

function normalised(id: string): string[] {
  return segmentsOf(id).map(
    (segment, i) =>
      (i % 2 === 0 &&
        FIXED.find(fixed => fixed.toLowerCase() === segment.toLowerCase())) ||
      segment,
  );
}

export const AZURE_FUNCTIONS = {
  normalise_resource_id: (id: string) => `/${normalised(id).join('/')}`,
  parse_resource_id: (id: string) => {
    const segments = normalised(id);
    const pairs = new Map<string, string>();
    let provider = '';
    let scope = '';
    const resources: Array<[kind: string, name: string]> = [];
    for (let i = 0; i < segments.length; i += 2) {
      const [kind, name] = segments.slice(i, i + 2);
      if (kind === 'providers') {
        scope =
          resources.length > 0 ? `/${segments.slice(0, i).join('/')}` : '';
        provider = name;
        resources.length = 0;
      } else if (provider === '' && FIXED.includes(kind)) {
        pairs.set(kind, name);
      } else {
        resources.push([kind, name]);
      }
    }
    const [kind, name] = resources.at(-1) ?? [
      'resourceGroups',
      pairs.get('resourceGroups') ?? '',
    ];
    const types = resources.map(([each]) => each);
    return {
      full_resource_type: [provider || 'Microsoft.Resources', ...types].join(
        '/',
      ),
      parent_resources: Object.fromEntries(resources.slice(0, -1)),
      resource_group_name: pairs.get('resourceGroups') ?? '',
      resource_name: name,
      resource_provider: provider,
      resource_scope: scope,
      resource_type: kind,
      subscription_id: pairs.get('subscriptions') ?? '',
    };
  },
};
