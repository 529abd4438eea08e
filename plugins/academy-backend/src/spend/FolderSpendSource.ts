import path from 'node:path';
import { ChargeFile, FallLimits, listChargeFiles } from '@gpu-academy/spend';
import { SpendSource } from './SpendSource';

/** {@link SpendSource} in a folder of the machine, with its folders. */
export class FolderSpendSource implements SpendSource {
  readonly id: string;
  readonly location: string;
  readonly simulated: boolean;
  readonly learnerTagKeys?: string[];
  readonly workspaceTagKeys?: string[];
  readonly fallLimits?: FallLimits;

  static create(options: {
    id: string;
    path: string;
    simulated?: boolean;
    learnerTagKeys?: string[];
    workspaceTagKeys?: string[];
    fallLimits?: FallLimits;
  }): FolderSpendSource {
    return new FolderSpendSource(options);
  }

  private constructor(options: Parameters<typeof FolderSpendSource.create>[0]) {
    this.id = options.id;
    this.location = path.resolve(options.path);
    this.simulated = options.simulated ?? false;
    this.learnerTagKeys = options.learnerTagKeys;
    this.workspaceTagKeys = options.workspaceTagKeys;
    this.fallLimits = options.fallLimits;
  }

  async listFiles(): Promise<ChargeFile[]> {
    try {
      return await listChargeFiles(this.location);
    } catch (error) {
      throw new Error(
        `Spend source '${this.id}': found no folder that can be read at ${
          this.location
        } (${
          (error as Error).message
        }); make it, or correct the source's path in academy.spend.sources`,
      );
    }
  }
}
