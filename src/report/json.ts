import { ReportFormat, ReportOptions } from './format';
import { provenanceData } from './provenance-data';
import { AuditResult, Finding } from '../audit/finding';
import { ManifestObject } from '../manifest/manifest-object';
import { formatPath, Path } from '../manifest/path';
import { safeText } from '../text/safe-text';

/** The version of the interface. Later versions add fields, but never rename or remove one. */
const VERSION = 1;

/** For programs: an interface with a schema, `schema/report.schema.json`. */
export const json: ReportFormat = {
  name: 'json',
  description: 'for programs: a stable interface with a published schema',
  render(result, options) {
    return safeText(`${JSON.stringify(reportData(result, options), undefined, 2)}\n`);
  },
};

/** The report as data. Keeps the order of findings and accepted findings in the result. */
export function reportData(result: AuditResult, { toolVersion, provenance }: ReportOptions) {
  const { pack, kubernetesVersion, notes, notChecked, summary, findings, accepted, errors } = result;
  return {
    version: VERSION,
    tool: { name: 'least-privilege', version: toolVersion },
    pack,
    kubernetesVersion,
    notes,
    provenance: provenanceData(provenance),
    summary: {
      objects: summary.objects,
      workloads: summary.workloads,
      serviceAccounts: summary.serviceAccounts,
      findings: {
        critical: summary.findings.critical,
        high: summary.findings.high,
        medium: summary.findings.medium,
        low: summary.findings.low,
      },
      accepted: summary.accepted,
      errors: summary.errors,
    },
    findings: findings.map(describe),
    accepted: accepted.map(finding => {
      const { reason, until, owner, ticket, created, by } = finding;
      return { ...describe(finding), reason, until, owner, ticket, created, by };
    }),
    notChecked: notChecked?.map(({ object, path }) => place(object, path)),
    errors: errors.map(({ file, line, column, message }) => ({ file, line, column, message })),
  };
}

/** Fields without a value are left out. */
function describe({ rule, category, severity, object, path, key, message, fix, fixIsExample, unknown }: Finding) {
  const { location, construct, ...where } = place(object, path);
  return { rule, category, severity, unknown, ...where, key, message, fix, fixIsExample, location, construct };
}

function place({ apiVersion, kind, namespace, name, origin }: ManifestObject, path: Path) {
  const position = origin.position(path);
  return {
    object: { apiVersion, kind, namespace, name },
    path: formatPath(path),
    location: position && { file: position.file, line: position.line, column: position.column, template: origin.template },
    construct: origin.construct,
  };
}
