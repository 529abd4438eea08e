import { text } from '../plan/attributes';
import { Attributes } from '../plan/TerraformPlan';

/** Roles that Azure has everywhere under the same id, and that give everything or the right to give it. */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168':
    'Role Based Access Control Administrator',
};

/** The name of the role that an assignment gives, also where it is given by its id; the empty one where nobody knows it. */
export function azureRole(assignment: Attributes | undefined): string {
  const id = text(assignment, 'role_definition_id').split('/').pop()!;
  return (
    text(assignment, 'role_definition_name') ||
    (WELL_KNOWN[id.toLowerCase()] ?? '')
  );
}
