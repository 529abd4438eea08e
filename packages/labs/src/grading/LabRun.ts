import { EvidenceManifest, VerifiedEvidence } from '../evidence/EvidenceBundle';
import { CloudProvider, LabContract } from '../lab/LabContract';
import { parseLabContract } from '../lab/parseLabContract';
import { fillUnknown } from '../plan/fillUnknown';
import { locateResources } from '../plan/modules';
import { LogLine, parseLog } from '../plan/parseLog';
import { parsePlan } from '../plan/parsePlan';
import { parseState } from '../plan/parseState';
import { TerraformFormatError } from '../plan/TerraformFormatError';
import {
  TerraformPlan,
  TerraformResource,
  TerraformResourceChange,
  TerraformState,
} from '../plan/TerraformPlan';
import { PrescanReport } from '../prescan/PrescanReport';
import { EvidenceFault } from './EvidenceFault';
import { assertShape, GradedFile } from './evidenceSchemas';
import { GradedWorkspace } from './types';

/** What an inventory says still exists. */
export interface Inventory {
  checked: boolean;
  /** Why nobody looked; only where nobody did. */
  reason?: string;
  resources: { type?: string; id?: string }[];
}

/** A line of cloud-sim's journal, as far as it is looked at here. */
export interface JournalRecord {
  op?: string;
  type?: string;
  id?: string;
}

/** A managed resource of a plan, and where it stands in the evidence. */
export interface PlannedResource extends TerraformResource {
  /** File of the bundle and JSON pointer. */
  pointer: string;
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
  readonly #evidence: VerifiedEvidence;
  readonly #workspace?: GradedWorkspace;
  readonly #read = new Map<string, unknown>();

  constructor(evidence: VerifiedEvidence, workspace?: GradedWorkspace) {
    const { mode, workspaceId, moduleId, itemId } = evidence.manifest;
    this.mode = mode;
    this.workspaceId = workspaceId;
    this.moduleId = moduleId;
    this.itemId = itemId;
    this.#evidence = evidence;
    this.#workspace = workspace;
  }

  /** @throws EvidenceFault */
  get contract(): LabContract {
    return this.#once('lab.yaml', parseLabContract);
  }

  /** `<module id>/<item id>`. */
  get labId(): string {
    return `${this.moduleId}/${this.itemId}`;
  }

  /** What the manifest says of the source. */
  get statedSource(): EvidenceManifest['source'] {
    return this.#evidence.manifest.source;
  }

  /** What was agreed: the portal's word where it gave one, else the bundle's `lab.yaml`. */
  get agreed(): GradedWorkspace {
    if (this.#workspace) {
      return this.#workspace;
    }
    const { workspaceId, region, budget, expiresAt, provider, hours } =
      this.contract;
    const id = workspaceId;
    return { id, region, budget: budget.amount, expiresAt, provider, hours };
  }

  /** @throws EvidenceFault */
  get cloud(): CloudProvider {
    return this.#workspace?.provider ?? this.contract.provider;
  }

  /** How long machines may run. @throws EvidenceFault */
  get hours(): number {
    return this.#workspace?.hours ?? this.contract.hours;
  }

  /** @throws EvidenceFault */
  get plan(): TerraformPlan {
    return this.#once('plan.json', parsePlan);
  }

  /** The plan that was made right after the apply. @throws EvidenceFault */
  get planAfterApply(): TerraformPlan {
    return this.#once('plan-after-apply.json', parsePlan);
  }

  /**
   * What will exist after the plan was applied. Attributes that were not known when it was planned, such as the name of
   * something new, have the value that they got.
   *
   * @throws EvidenceFault
   */
  get planned(): PlannedResource[] {
    return this.#memo('planned', () => {
      const planned = this.#managed('plan.json', this.plan);
      const got = new Map(
        this.#appliedIfReadable().map(it => [it.address, it.values]),
      );
      return planned.map(resource => ({
        ...resource,
        values: fillUnknown(
          resource.values ?? {},
          got.get(resource.address) ?? {},
        ),
      }));
    });
  }

  /** What exists after the plan was applied, with everything known. @throws EvidenceFault */
  get applied(): PlannedResource[] {
    return this.#managed('plan-after-apply.json', this.planAfterApply);
  }

  plannedOf(...types: string[]): PlannedResource[] {
    return this.planned.filter(({ type }) => types.includes(type));
  }

  appliedOf(...types: string[]): PlannedResource[] {
    return this.applied.filter(({ type }) => types.includes(type));
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
    return this.#once('state-after-destroy.json', parseState);
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

  /** What stands in the source. @throws EvidenceFault where there is none, or nobody read it. */
  get prescan(): PrescanReport {
    this.#text('source.json');
    if (!this.#evidence.prescan) {
      throw new EvidenceFault(
        'malformed',
        'source.json',
        'source.json cannot be read: expected {"files": {"<path>": "<text>"}}.',
      );
    }
    return this.#evidence.prescan;
  }

  has(file: string): boolean {
    return Object.hasOwn(this.#evidence.files, file);
  }

  /** @throws EvidenceFault */
  text(file: string): string {
    return this.#text(file);
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
    return this.#once(file, parseLog);
  }

  /** What the simulated cloud wrote down of what came and went. @throws EvidenceFault */
  get journal(): JournalRecord[] {
    return this.#once('journal.jsonl', text =>
      text
        .split('\n')
        .filter(line => line.trim())
        .map(line => JSON.parse(line)),
    );
  }

  #managed(file: string, plan: TerraformPlan): PlannedResource[] {
    return this.#memo(`resources of ${file}`, () =>
      locateResources(
        plan.planned_values?.root_module,
        `${file}#/planned_values/root_module`,
      ).filter(({ mode }) => mode === 'managed'),
    );
  }

  // Where it cannot be read, the checks that need it say so.
  #appliedIfReadable(): PlannedResource[] {
    try {
      return this.applied;
    } catch {
      return [];
    }
  }

  #memo<T>(key: string, make: () => T): T {
    if (!this.#read.has(key)) {
      this.#read.set(key, make());
    }
    return this.#read.get(key) as T;
  }

  #text(file: string): string {
    const why = this.#evidence.unreadable?.[file];
    if (why !== undefined) {
      throw new EvidenceFault(
        'malformed',
        file,
        `${file} cannot be read: ${why}`,
      );
    }
    if (!this.has(file)) {
      throw new EvidenceFault(
        'missing',
        file,
        `${file} is not in the evidence.`,
      );
    }
    return this.#evidence.files[file];
  }

  #once<T>(file: string, read: (text: string) => T): T {
    if (!this.#read.has(file)) {
      const text = this.#text(file);
      try {
        this.#read.set(file, read(text));
      } catch (error) {
        throw new EvidenceFault(
          'malformed',
          error instanceof TerraformFormatError && error.place.startsWith('/')
            ? `${file}#${error.place}`
            : file,
          `${file} cannot be read: ${(error as Error).message}`,
        );
      }
    }
    return this.#read.get(file) as T;
  }
}
