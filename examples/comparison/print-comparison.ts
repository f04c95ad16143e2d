interface Finding {
  readonly rule: string;
  readonly severity: string;
}

/** The part of a JSON report that this example reads. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly accepted: readonly Finding[];
}

const SEVERITIES = ['critical', 'high', 'medium', 'low'];

/** Prints the number of findings of both apps, by severity and by rule, and how many the second accepts with a reason. */
export function printComparison(plain: Report, secure: Report): void {
  const all = [...plain.findings, ...secure.findings, ...secure.accepted];
  const line = (title: string, numbers: readonly (number | string)[]): void =>
    console.log(`${title.padEnd(52)}${numbers.map(number => String(number).padStart(10)).join('')}`);
  const counts = (matches: (finding: Finding) => boolean): number[] =>
    [plain.findings, secure.findings, secure.accepted].map(findings => findings.filter(matches).length);

  line('', ['cdk8s-plus', 'secure', 'accepted']);
  for (const severity of SEVERITIES) { line(severity, counts(finding => finding.severity === severity)); }
  line('all', counts(() => true));
  console.log('');
  for (const severity of SEVERITIES) {
    const rules = [...new Set(all.filter(finding => finding.severity === severity).map(({ rule }) => rule))].sort();
    for (const rule of rules) { line(`${rule} (${severity})`, counts(finding => finding.rule === rule && finding.severity === severity)); }
  }
}
