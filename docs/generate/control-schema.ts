import { readFileSync } from 'fs';
import { join } from 'path';

const REPORT = JSON.parse(readFileSync(join(__dirname, '../../schema/report.schema.json'), 'utf8'));

/** The schema of `audit --by-control NAME --output json`. Reuses the JSON report where they are the same. */
export function controlSchema(): object {
  const { version, tool, pack, kubernetesVersion, notes, provenance, findings, notChecked, errors } = REPORT.properties;
  const { finding } = REPORT.definitions;
  const [, acceptance] = REPORT.properties.accepted.items.allOf;
  const accepted = {
    type: 'array',
    items: { ...finding, required: [...finding.required, ...acceptance.required], properties: { ...finding.properties, ...acceptance.properties } },
  };
  const text = { type: 'string' };
  const texts = { type: 'array', items: text };
  return {
    $schema: REPORT.$schema,
    title: 'JSON report of least-privilege audit --by-control, version 1',
    description: REPORT.description,
    type: 'object',
    required: ['version', 'tool', 'benchmark', 'pack', 'controls', 'otherFindings', 'otherAccepted', 'errors'],
    properties: {
      version,
      tool,
      benchmark: {
        type: 'object',
        required: ['name', 'title', 'sources', 'scope'],
        properties: { name: text, title: text, sources: texts, scope: { type: 'string', description: 'Which parts of the benchmark manifests can show.' } },
      },
      pack,
      kubernetesVersion,
      notes,
      provenance,
      controls: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'title', 'status', 'coverage', 'rules', 'findings', 'accepted'],
          properties: {
            id: text,
            title: text,
            status: {
              enum: ['findings', 'no finding', 'not checked'],
              description: 'findings: there are some, accepted or not. no finding: all rules checked all of the input. not checked: see reason.',
            },
            coverage: { enum: ['manifests', 'part', 'none'], description: 'How much of the control manifests show.' },
            notCovered: { type: 'string', description: 'What no rule covers; left out if manifests show all of it.' },
            reason: { type: 'string', description: 'Why the control is not checked; left out if it is.' },
            rules: {
              type: 'object',
              required: ['checked', 'notChecked'],
              properties: { checked: texts, notChecked: { ...texts, description: 'Rules of the control that are off or did not check all of the input.' } },
            },
            findings,
            accepted,
          },
        },
      },
      otherFindings: { ...findings, description: 'Findings of rules that no control of the benchmark uses.' },
      otherAccepted: { ...accepted, description: 'The same, accepted.' },
      notChecked,
      errors,
    },
    definitions: REPORT.definitions,
  };
}
