import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What can be set of labs. */
export interface LabsConfig {
  /** Days that a lease lasts, from the plan of its workspace. */
  leaseDays: number;
  uploadTokenMinutes: number;
  /** Bytes of a submitted bundle, as JSON. */
  maxEvidenceBytes: number;
}

/** Reads `academy.labs`. Throws `InputError` where a value is out of its bounds. */
export function readLabsConfig(config: Config): LabsConfig {
  return {
    leaseDays: read(config, 'leaseDays', 14, 1, 365),
    uploadTokenMinutes: read(config, 'uploadTokenMinutes', 60, 1, 1440),
    maxEvidenceBytes: read(
      config,
      'maxEvidenceBytes',
      10 * 1024 * 1024,
      1024,
      100 * 1024 * 1024,
    ),
  };
}

function read(
  config: Config,
  name: string,
  standard: number,
  least: number,
  most: number,
): number {
  const key = `academy.labs.${name}`;
  const value = config.getOptionalNumber(key) ?? standard;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InputError(
      `Configuration ${key} is ${value}, but a whole number from ${least} to ${most} was expected`,
    );
  }
  return value;
}
