import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { AcademyPermissionPolicy } from './AcademyPermissionPolicy';
import { permissionModuleAcademy } from './module';

describe('permissionModuleAcademy', () => {
  it('makes the academy policy the policy of the portal', async () => {
    const setPolicy = jest.fn();
    const backend = await startTestBackend({
      extensionPoints: [[policyExtensionPoint, { setPolicy }]],
      features: [
        permissionModuleAcademy,
        mockServices.rootConfig.factory({ data: {} }),
      ],
    });
    expect(setPolicy).toHaveBeenCalledWith(expect.any(AcademyPermissionPolicy));
    await backend.stop();
  });
});
