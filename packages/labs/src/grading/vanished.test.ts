import { CloudProvider } from '../lab/LabContract';
import {
  recordedRun,
  scannedEvidenceOf,
  workspaceOf,
} from './__fixtures__/evidenceOf';
import { all, Mutation, withoutLine } from './__fixtures__/mutations';
import { grade } from './grade';

// What the simulated machines of the recorded runs are called.
const MACHINES: [CloudProvider, address: string][] = [
  ['aws', 'aws_instance.gpu'],
  ['gcp', 'google_compute_instance.gpu'],
  ['azure', 'azurerm_linux_virtual_machine.gpu'],
];

/** A line of the log of a destroy, about a resource of the log of the apply. */
function destroyLine(
  type: string,
  address: string,
  more: (created: any) => object,
): Mutation {
  return files => {
    const created = files['apply.jsonl']
      .split('\n')
      .filter(line => line.trim())
      .map(line => JSON.parse(line))
      .find(
        line =>
          line.type === 'apply_complete' && line.hook.resource.addr === address,
      );
    const line = JSON.stringify({ type, ...more(created) });
    return {
      ...files,
      'destroy.jsonl': `${files['destroy.jsonl'].trimEnd()}\n${line}\n`,
    };
  };
}

const askedFor = (address: string) =>
  destroyLine('refresh_start', address, ({ hook }) => ({
    hook: { resource: hook.resource, id_key: 'id', id_value: hook.id_value },
  }));

const wantedGone = (address: string) =>
  destroyLine('planned_change', address, ({ hook }) => ({
    change: { resource: hook.resource, action: 'delete' },
  }));

const notDestroyed = (address: string) =>
  withoutLine('destroy.jsonl', `${address}: Destruction complete`);

async function destroyOf(
  cloud: CloudProvider,
  change: Mutation,
  mode?: 'simulated' | 'cloud',
) {
  const files = change(recordedRun('lab-1', cloud));
  const evidence = await scannedEvidenceOf(files, cloud, { mode });
  return grade('mod-102/lab-1', evidence, workspaceOf(cloud)).checks.find(
    ({ id }) => id === 'destroy-complete',
  );
}

describe('a machine that ended before everything was destroyed', () => {
  it.each(MACHINES)(
    'by its own timer or taken back, is no fault on %s',
    async (cloud, address) => {
      expect(
        await destroyOf(cloud, all(notDestroyed(address), askedFor(address))),
      ).toMatchObject({
        outcome: 'passed',
        message: expect.stringContaining(
          `ended before by themselves: ${address}`,
        ),
      });
    },
  );

  const [[, machine]] = MACHINES;

  it('is believed of a real account too, where there is no journal', async () => {
    expect(
      await destroyOf(
        'aws',
        all(notDestroyed(machine), askedFor(machine)),
        'cloud',
      ),
    ).toMatchObject({ outcome: 'passed' });
  });

  it.each<[string, Mutation]>([
    [
      'was taken out of the state, so that Terraform did not ask',
      files => files,
    ],
    [
      'is there for all that the journal knows',
      all(askedFor(machine), files => ({
        ...files,
        'journal.jsonl': files['journal.jsonl']
          .split('\n')
          .filter(line => !/"op":"destroy".*"type":"aws_instance"/.test(line))
          .join('\n'),
      })),
    ],
    [
      'was found, and not deleted in the end',
      all(askedFor(machine), wantedGone(machine)),
    ],
  ])('is not believed where it %s', async (_, change) => {
    expect(
      await destroyOf('aws', all(notDestroyed(machine), change)),
    ).toMatchObject({
      outcome: 'failed',
      message: `Created and not destroyed: ${machine}.`,
    });
  });
});
