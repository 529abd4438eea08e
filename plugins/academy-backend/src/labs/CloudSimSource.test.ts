import { createMockDirectory } from '@backstage/backend-test-utils';
import { FileCloudSimSource } from './CloudSimSource';

describe('FileCloudSimSource', () => {
  const folder = createMockDirectory();
  const baseUrl = async () => 'http://portal.test/api/academy';

  it('names the bundle by the digest of its bytes', async () => {
    folder.setContent({ 'cloud-sim.mjs': 'hello' });
    const source = FileCloudSimSource.create({
      findBundle: () => folder.resolve('cloud-sim.mjs'),
      baseUrl,
    });
    const digest =
      'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
    expect(await source.getBundle()).toEqual({
      digest,
      url: `http://portal.test/api/academy/cloud-sim/${digest}/cloud-sim.mjs`,
      content: Buffer.from('hello'),
    });
  });

  it('says how to build a bundle that is not there, and finds it once it is', async () => {
    folder.clear();
    const source = FileCloudSimSource.create({
      findBundle: () => folder.resolve('cloud-sim.mjs'),
      baseUrl,
    });
    await expect(source.getBundle()).rejects.toThrow(
      /build it with `yarn workspace @gpu-academy\/cloud-sim bundle`/,
    );
    folder.setContent({ 'cloud-sim.mjs': 'hello' });
    expect((await source.getBundle()).content.toString()).toBe('hello');
  });
});
