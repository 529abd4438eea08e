import { ProblemCollector } from '../problems/ProblemCollector';
import { Field, fieldsReader, keepProse, values } from './fieldsReader';
import { parseReferences } from './parseReferences';
import { Roadmap } from './Roadmap';

/** Reads the section `Dependencies & Notes`. */
export const readNotes = fieldsReader({
  'upstream inputs': (field, roadmap) => {
    keepProse('Dependencies & Notes', field, roadmap);
  },
  'downstream outputs': readDownstream,
  'risks / mitigations': readRisks,
});

function readDownstream(field: Field, roadmap: Roadmap) {
  for (const { line, value } of values(field)) {
    for (const { id, note } of parseReferences(value).ids) {
      if (!roadmap.downstream.some(it => it.value.id === id)) {
        roadmap.downstream.push({ line, value: { id, purpose: note } });
      }
    }
  }
  keepProse('Dependencies & Notes', field, roadmap);
}

const SPEND_GATE =
  /\b(spend|cost) simulation\b|\bsimulated (spend|cost|bill)|\bbefore (project )?approval\b/i;

function readRisks(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  for (const risk of values(field)) {
    roadmap.risks.push(risk);
    if (SPEND_GATE.test(risk.value)) {
      collector.add('warning', 'gate-in-prose', risk.line, {
        message: `“${risk.value}” asks for a gate, which prose cannot enforce`,
        remedy:
          'State it in module.yaml as `spendGate` with the item that holds the deliverable and the items that wait for it',
      });
    }
  }
}
