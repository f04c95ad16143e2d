import { Pack } from './pack';
import { COLUMNS, ENTRIES } from './registry';

/** The rules every app should meet. The default pack. */
export const recommended: Pack = {
  name: 'recommended',
  description: 'What every app should follow; fix or accept each finding',
  severities: severitiesIn('recommended'),
  circumstances: { 'no cloud shown': 'off' },
};

/** Risks in any cluster that no ordinary app needs to take: the first gate. */
export const essential: Pack = {
  name: 'essential',
  description: 'Risks in any cluster that no ordinary app needs to take; block them from the first day',
  severities: severitiesIn('essential'),
  circumstances: { 'platform account': 'low' },
  leavesOut: ['correctness'],
};

/** The same and more, with severities for clusters that several parties share. */
export const restricted: Pack = {
  name: 'restricted',
  description: 'All rules, with severities for clusters that isolate workloads from each other; unknown permissions and tokens count as known',
  severities: severitiesIn('restricted'),
  asKnown: ['credential', 'escalation'],
};

/** The rules that implement a recommendation of the CIS benchmark. */
export const cisBenchmark: Pack = {
  name: 'cis',
  description: 'Section 5 (policies) of the CIS Kubernetes Benchmark, as far as manifests show it',
  severities: severitiesIn('cis'),
};

/** Exactly what a namespace that enforces Pod Security "baseline" rejects. */
export const podSecurityBaseline: Pack = {
  name: 'pod-security-baseline',
  description: 'Exactly what a namespace rejects that enforces Pod Security "baseline", for the configured Kubernetes version or any known one',
  severities: severitiesIn('pod-security-baseline'),
};

/** Exactly what a namespace that enforces Pod Security "restricted" rejects. */
export const podSecurityRestricted: Pack = {
  name: 'pod-security-restricted',
  description: 'Exactly what a namespace rejects that enforces Pod Security "restricted", for the configured Kubernetes version or any known one',
  severities: severitiesIn('pod-security-restricted'),
};

/** All packs, the default one first. */
export const PACKS: readonly Pack[] = [recommended, essential, restricted, cisBenchmark, podSecurityBaseline, podSecurityRestricted];

function severitiesIn(pack: typeof COLUMNS[number]): Pack['severities'] {
  const column = COLUMNS.indexOf(pack);
  return Object.fromEntries(ENTRIES.flatMap(([{ id }, , ...severities]) => {
    const severity = severities[column] ?? 'off';
    return severity === 'off' ? [] : [[id, severity]];
  }));
}
