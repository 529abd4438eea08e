import { FormProperty } from './formProperties';

/** Backstage's own fields; portals bring others. */
const BACKSTAGES = new Set([
  ...[
    'EntityNamePicker',
    'EntityPicker',
    'EntityTagsPicker',
    'GiteaRepoPicker',
  ],
  ...[
    'MultiEntityPicker',
    'MyGroupsPicker',
    'OwnedEntityPicker',
    'OwnerPicker',
  ],
  ...['RepoBranchPicker', 'RepoOwnerPicker', 'RepoUrlPicker', 'Secret'],
]);

/** Whether the field is one that a portal brings itself: what it lets through and gives nobody knows here. */
export function isOfAPortal({ schema }: FormProperty): boolean {
  const field = schema['ui:field'];
  return typeof field === 'string' && !BACKSTAGES.has(field);
}
