import { VerifiedEvidence } from '../evidence/EvidenceBundle';
import { LabContract } from '../lab/LabContract';
import { parseLabContract } from '../lab/parseLabContract';
import { listResources } from '../plan/modules';
import {
  TerraformPlan,
  TerraformResource,
  TerraformResourceChange,
  TerraformState,
} from '../plan/TerraformPlan';
import { EvidenceFault } from './EvidenceFault';
import { assertShape, GradedFile } from './evidenceSchemas';
import { GradedWorkspace } from './types';

/** A line of Terraform's machine-readable log. */
export interface LogLine {
  type?: string;
  '@message'?: string;
  hook?: { resource?: { addr?: string }; action?: string };
  changes?: Record<string, unknown>;
}

/** What an inventory says still exists. */
export interface Inventory {
  checked: boolean;
  /** Why nobody looked; only where nobody did. */
  reason?: string;
  resources: { type?: string; id?: string }[];
}

/**
 * One run of a lab, read from its evidence. Each part is read when a check asks for it, so that a file that is
 * missing or broken fails the checks that need it and no other.
 */
export class LabRun {
  readonly mode: 'simulated' | 'cloud';
  readonly workspaceId: string;
  readonly moduleId: string;
  readonly itemId: string;
  readonly #files: VerifiedEvidence['files'];
  readonly #workspace?: GradedWorkspace;
  readonly #parsed = new Map<string, unknown>();

  constructor(evidence: VerifiedEvidence, workspace?: GradedWorkspace) {
    const { mode, workspaceId, moduleId, itemId } = evidence.manifest;
    this.mode = mode;
    this.workspaceId = workspaceId;
    this.moduleId = moduleId;
    this.itemId = itemId;
    this.#files = evidence.files;
    this.#workspace = workspace;
  }

  /** @throws EvidenceFault */
  get contract(): LabContract {
    return this.#once('lab.yaml', text => parseLabContract(text));
  }

  /** What was agreed: the portal's word where it gave one, else the bundle's `lab.yaml`. */
  get agreed(): GradedWorkspace {
    if (this.#workspace) {
      return this.#workspace;
    }
    const { workspaceId, region, budget, expiresAt } = this.contract;
    return { id: workspaceId, region, budget: budget.amount, expiresAt };
  }

  /** @throws EvidenceFault */
  get plan(): TerraformPlan {
    return this.json<TerraformPlan>('plan.json');
  }

  /** What will exist after the plan was applied. @throws EvidenceFault */
  get planned(): TerraformResource[] {
    return listResources(this.plan.planned_values?.root_module).filter(
      resource => resource.mode === 'managed',
    );
  }

  /** What the plan creates, replacements included. @throws EvidenceFault */
  get creates(): TerraformResourceChange[] {
    return (this.plan.resource_changes ?? []).filter(
      ({ mode, change }) =>
        mode === 'managed' && change.actions.includes('create'),
    );
  }

  /** @throws EvidenceFault */
  get state(): TerraformState {
    return this.json<TerraformState>('state-after-destroy.json');
  }

  /** @throws EvidenceFault */
  get inventory(): Inventory {
    const { checked, reason, resources } = this.json<Partial<Inventory>>(
      'inventory-after-destroy.json',
    );
    return {
      checked: checked !== false,
      reason,
      resources: resources ?? [],
    };
  }

  /** @throws EvidenceFault */
  json<T>(file: GradedFile): T {
    return this.#once(file, text => {
      const document: unknown = JSON.parse(text);
      assertShape(file, document);
      return document as T;
    });
  }

  /** @throws EvidenceFault */
  log(file: 'apply.jsonl' | 'destroy.jsonl'): LogLine[] {
    return this.#once(file, text =>
      text.split('\n').flatMap((line, index) => {
        if (!line.trim()) {
          return [];
        }
        try {
          const document: unknown = JSON.parse(line);
          assertShape(file, document);
          return [document as LogLine];
        } catch (error) {
          throw new Error(`line ${index + 1}: ${(error as Error).message}`);
        }
      }),
    );
  }

  #once<T>(file: string, read: (text: string) => T): T {
    if (!this.#parsed.has(file)) {
      if (!Object.hasOwn(this.#files, file)) {
        throw new EvidenceFault(file, `${file} is not in the evidence.`);
      }
      try {
        this.#parsed.set(file, read(this.#files[file]));
      } catch (error) {
        throw new EvidenceFault(
          file,
          `${file} cannot be read: ${(error as Error).message}`,
        );
      }
    }
    return this.#parsed.get(file) as T;
  }
}
