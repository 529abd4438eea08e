import type { Drills } from './Drills';

const EXAMPLE = '{"quota": {"L-DB2E81BA": 4}}';

/**
 * Reads the value of `CLOUD_SIM_DRILLS`; none are on where it is unset or empty.
 *
 * @throws Error naming what is wrong with the value.
 */
export function parseDrills(text: string | undefined): Drills {
  if (!text) {
    return { quota: {} };
  }
  let drills: unknown;
  try {
    drills = JSON.parse(text);
  } catch (error) {
    throw new Error(
      `CLOUD_SIM_DRILLS: not JSON (${
        (error as Error).message
      }); expected e.g. ${EXAMPLE}`,
    );
  }
  if (typeof drills !== 'object' || drills === null || Array.isArray(drills)) {
    throw new Error(
      `CLOUD_SIM_DRILLS: found ${text}, expected an object, e.g. ${EXAMPLE}`,
    );
  }
  const { quota = {}, ...others } = drills as Record<string, unknown>;
  const [unknownDrill] = Object.keys(others);
  if (unknownDrill !== undefined) {
    throw new Error(
      `CLOUD_SIM_DRILLS: there is no drill "${unknownDrill}"; expected quota`,
    );
  }
  const isQuota =
    typeof quota === 'object' && quota !== null && !Array.isArray(quota);
  for (const [code, value] of Object.entries(isQuota ? quota : {})) {
    if (typeof value !== 'number' || !(value >= 0)) {
      throw new Error(
        `CLOUD_SIM_DRILLS: quota.${code}: found ${JSON.stringify(
          value,
        )}, expected a number from 0 up`,
      );
    }
  }
  if (!isQuota) {
    throw new Error(
      `CLOUD_SIM_DRILLS: quota: found ${JSON.stringify(
        quota,
      )}, expected an object of quota codes and numbers, e.g. ${EXAMPLE}`,
    );
  }
  return { quota: quota as Record<string, number> };
}
