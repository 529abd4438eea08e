import { GradedWorkspace } from '@gpu-academy/labs';
import { readText } from '../../input/readText';

const REQUIRED = ['id', 'region', 'budget', 'expiresAt'] as const;

/**
 * Reads what was agreed for a workspace.
 *
 * @throws Error that names the field at fault
 */
export async function readWorkspace(file: string): Promise<GradedWorkspace> {
  let document: Record<string, unknown>;
  try {
    document = JSON.parse(await readText(file));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
  for (const field of REQUIRED) {
    if (typeof document[field] !== 'string') {
      throw new Error(
        `${file}: ${field} is ${JSON.stringify(
          document[field],
        )}, but expected a text`,
      );
    }
  }
  const { provider, hours } = document;
  if (
    provider !== undefined &&
    !['aws', 'gcp', 'azure'].includes(String(provider))
  ) {
    throw new Error(
      `${file}: provider is ${JSON.stringify(
        provider,
      )}, but expected aws, gcp or azure`,
    );
  }
  if (hours !== undefined && typeof hours !== 'number') {
    throw new Error(
      `${file}: hours is ${JSON.stringify(hours)}, but expected a number`,
    );
  }
  return document as unknown as GradedWorkspace;
}
