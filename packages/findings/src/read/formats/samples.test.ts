import {
  describeWithSharedData,
  sharedFiles,
  sharedText,
} from '../../__testUtils__/sharedData';
import { read } from '../../__testUtils__/reading';

describeWithSharedData(
  'every sample of other tools (../shared/data beside the checkout)',
  () => {
    const files = [
      'access-analyzer',
      'asff',
      'azure',
      'prowler-ocsf',
      'scc',
    ].flatMap(folder => sharedFiles(folder).map(name => `${folder}/${name}`));

    it.each(files)('%s is read without an error', file => {
      const { records, errors } = read(
        sharedText(file),
        '2026-11-01T00:00:00.000Z',
      );
      expect(errors).toEqual([]);
      expect(records.length).toBeGreaterThan(0);
    });

    it.each(files)(
      '%s is read to its end or to a clear error wherever it is cut off',
      file => {
        const text = sharedText(file);
        const step = Math.max(1, Math.floor(text.length / 40));
        for (let length = 0; length < text.length; length += step) {
          for (const { message } of read(text.slice(0, length)).errors) {
            expect(message).toMatch(/^file.*: found .*, expected .*\. \S/);
          }
        }
      },
    );
  },
);
