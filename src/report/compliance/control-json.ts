import { byControl, ofNoControl } from './by-control';
import { Benchmark } from './control';
import { AuditResult, Finding } from '../../audit/finding';
import { safeText } from '../../text/safe-text';
import { ReportFormat, ReportOptions } from '../format';
import { reportData } from '../json';

/** For programs: an interface with a schema, `schema/report-by-control.schema.json`. Its findings are those of the JSON report. */
export function controlJson(benchmark: Benchmark): ReportFormat {
  return {
    name: 'json',
    description: 'by control',
    render: (result, options) => safeText(`${JSON.stringify(data(benchmark, result, options), undefined, 2)}\n`),
  };
}

function data(benchmark: Benchmark, result: AuditResult, options: ReportOptions) {
  const { name, title, sources, scope } = benchmark;
  const { findings, accepted, summary: _, version, tool, ...head } = reportData(result, options);
  const [dataOf, acceptedDataOf] = [lookup(result.findings, findings), lookup(result.accepted, accepted)];
  const others = ofNoControl(benchmark, result);
  return {
    version,
    tool,
    benchmark: { name, title, sources, scope },
    ...head,
    controls: byControl(benchmark, result).map(({ control, status, reason, checkedRules, uncheckedRules, ...found }) => ({
      id: control.id,
      title: control.title,
      status,
      coverage: control.coverage,
      notCovered: control.gap,
      reason,
      rules: { checked: checkedRules, notChecked: uncheckedRules },
      findings: found.findings.map(dataOf),
      accepted: found.accepted.map(acceptedDataOf),
    })),
    otherFindings: others.findings.map(dataOf),
    otherAccepted: others.accepted.map(acceptedDataOf),
  };
}

function lookup<D>(findings: readonly Finding[], written: readonly D[]): (finding: Finding) => D {
  const byFinding = new Map(findings.map((finding, index) => [finding, written[index]]));
  return finding => byFinding.get(finding)!;
}
