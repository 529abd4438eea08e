import { onMachine } from './shared/machine.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';
import { readProjectOutputs } from './shared/project-outputs.mjs';

/** Has the training machine train on what landed, and write the model; prints what it says. */
async function train() {
  const outputs = await readProjectOutputs();
  const said = await onMachine(outputs, 'train');
  process.stdout.write(said);
  // Not every way onto a machine hands over the exit code of what ran there.
  const model = /^Trained model ([0-9a-f]{12}):/m.exec(said)?.[1];
  if (!model) {
    throw new LabError(
      'Nothing was trained. What the machine said is above; `Nothing has landed` means: make ingest',
    );
  }
  console.log(`It lies in runs/${model} and in current of the models.`);
}

await runCommand(train);
