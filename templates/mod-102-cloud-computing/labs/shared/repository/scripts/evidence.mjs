import { buildEvidence } from './shared/evidence-bundle.mjs';
import { LabError, runCommand } from './shared/lab-error.mjs';

/** Packs what the latest run recorded into evidence/. */
async function evidence(options) {
  const { manifest, missing } = await buildEvidence(options);
  console.log(
    `evidence/ holds the ${manifest.mode} run: ${Object.keys(
      manifest.files,
    ).join(', ')}.`,
  );
  if (missing.length) {
    throw new LabError(
      `Not complete, ${missing.join(
        ', ',
      )} missing. A whole run is: make sim-apply sim-destroy`,
    );
  }
}

await runCommand(evidence);
