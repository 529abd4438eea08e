import { ProblemCollector } from '../problems/ProblemCollector';
import {
  Field,
  fieldsReader,
  keepProse,
  keepText,
  SectionReader,
  values,
} from './fieldsReader';
import { parseReferences } from './parseReferences';
import { Roadmap } from './Roadmap';

const SECTION = 'Dependencies & Notes';

const readFields = fieldsReader(SECTION, {
  'upstream inputs': (field, roadmap) => keepProse(SECTION, field, roadmap),
  'downstream outputs': readDownstream,
  'risks and mitigations': readRisks,
  risks: readRisks,
});

/** Reads the section `Dependencies & Notes`, of fields or of plain bullets, which are kept as they are. */
export const readNotes: SectionReader = (block, roadmap, collector) => {
  if (readFields(block, roadmap, collector)) {
    return true;
  }
  if (block.kind !== 'bullet') {
    return false;
  }
  for (const { line, value } of [
    { line: block.line, value: block.text },
    ...block.items,
  ]) {
    reportGate(value, line, collector);
    keepText(SECTION, line, value, roadmap);
  }
  return true;
};

function readDownstream(field: Field, roadmap: Roadmap) {
  for (const { line, value } of values(field)) {
    for (const { id, note } of parseReferences(value).ids) {
      if (!roadmap.downstream.some(it => it.value.id === id)) {
        roadmap.downstream.push({ line, value: { id, purpose: note } });
      }
    }
  }
  keepProse(SECTION, field, roadmap);
}

function readRisks(
  field: Field,
  roadmap: Roadmap,
  collector: ProblemCollector,
) {
  for (const risk of values(field)) {
    roadmap.risks.push(risk);
    reportGate(risk.value, risk.line, collector);
  }
}

const SPEND_GATE =
  /\b(spend|cost) simulation\b|\bsimulated (spend|cost|bill)|\bbefore (project )?approval\b/i;

// Whether money waits for a deliverable cannot be read out of prose, only that somebody wanted it to.
function reportGate(text: string, line: number, collector: ProblemCollector) {
  if (SPEND_GATE.test(text)) {
    collector.add('warning', 'gate-in-prose', line, {
      message: `“${text}” asks for a gate, which prose cannot enforce`,
      remedy:
        'State it in module.yaml as `spendGate` with the item that holds the deliverable and the items that wait for it',
    });
  }
}
