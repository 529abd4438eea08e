import { EvidenceBundle } from '../evidence/EvidenceBundle';
import { SENSITIVE } from './maskSensitive';
import { redactPlan } from './redactPlan';
import { redactState } from './redactState';
import { TerraformPlan, TerraformState } from './TerraformPlan';

const REDACTORS: Record<string, (text: string) => string> = {
  'plan.json': redactPlanText,
  'plan-after-apply.json': redactPlanText,
  'state-after-destroy.json': text =>
    JSON.stringify(redactState(JSON.parse(text) as TerraformState)),
  'apply.jsonl': redactLogText,
  'destroy.jsonl': redactLogText,
};

/**
 * The files of a bundle without what Terraform calls sensitive, for whoever stores them. `make evidence` masks them
 * before they leave the learner's machine, so for honest evidence this changes nothing, and a file that it does not
 * change keeps its bytes. A file that cannot be read is left out: nobody can tell what it holds.
 *
 * @public
 */
export function redactEvidence(
  files: EvidenceBundle['files'],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, text]) => {
      const redact = REDACTORS[name];
      if (!redact) {
        return [[name, text]];
      }
      try {
        const redacted = redact(text);
        return [[name, isSame(redacted, text) ? text : redacted]];
      } catch {
        return [];
      }
    }),
  );
}

function redactPlanText(text: string): string {
  return JSON.stringify(redactPlan(JSON.parse(text) as TerraformPlan));
}

// The `outputs` message of the log says itself which are sensitive.
function redactLogText(text: string): string {
  return text
    .split('\n')
    .map(line => {
      if (!line.includes('"outputs"')) {
        return line;
      }
      const entry = JSON.parse(line);
      for (const output of Object.values<Record<string, unknown>>(
        entry.outputs ?? {},
      )) {
        if (output.sensitive === true && 'value' in output) {
          output.value = SENSITIVE;
        }
      }
      return JSON.stringify(entry);
    })
    .join('\n');
}

// Spaces between tokens are no change.
function isSame(redacted: string, text: string) {
  if (redacted === text) {
    return true;
  }
  const compact = (lines: string) =>
    lines.split('\n').map(line => {
      try {
        return JSON.stringify(JSON.parse(line));
      } catch {
        return line;
      }
    });
  try {
    return redacted === JSON.stringify(JSON.parse(text));
  } catch {
    return compact(redacted).join('\n') === compact(text).join('\n');
  }
}
