import {
  PlanWorkspaceRequest,
  RegisterWorkspaceRequest,
  Workspace,
  WorkspacePlan,
} from '@gpu-academy/backstage-plugin-academy-common';

/** Plans and registers workspaces for the learner who asks. */
export interface WorkspaceService {
  /**
   * Decides what a generated repository has to carry. Stores nothing.
   *
   * @throws InputError where the module, the item or the offer is unknown, NotAllowedError where the item is
   *   locked for the learner, ServiceUnavailableError where there is no simulator to pin.
   */
  plan(
    learnerRef: string,
    request: PlanWorkspaceRequest,
  ): Promise<WorkspacePlan>;

  /**
   * Registers a repository under the id of its plan, gives it a lease and starts its item. The same id again
   * changes nothing.
   *
   * @throws InputError where the id is of no plan or of an old one, ConflictError where the id or the name is
   *   taken by another workspace.
   */
  register(
    learnerRef: string,
    request: RegisterWorkspaceRequest,
  ): Promise<{ workspace: Workspace; isNew: boolean }>;
}
