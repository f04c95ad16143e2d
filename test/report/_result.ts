import { AcceptedFinding, AuditError, AuditResult, Finding } from '../../src/audit/finding';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { ReportOptions } from '../../src/report/format';

/** The lines of a file, and the line on which each field stands. */
export interface Source {
  readonly file: string;
  readonly lines: readonly string[];
}

/** An object of a file: a field stands where the last name of its path is first written at or below the object's first line. */
export function objectOf(
  kind: string, name: string, fields: { namespace?: string; source?: Source; from?: number; construct?: string } = {},
): ManifestObject {
  const { namespace, source, from = 1, construct } = fields;
  return {
    apiVersion: 'v1',
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    manifest: {},
    origin: {
      ...(source ? { file: source.file } : {}),
      ...(construct === undefined ? {} : { construct }),
      position(path) {
        if (!source) { return undefined; }
        if (path.length === 0) { return { file: source.file, line: from, column: 1 }; }
        const field = `${path.filter(step => typeof step === 'string').at(-1)}:`;
        const index = source.lines.findIndex((line, at) => at >= from - 1 && line.includes(field));
        return { file: source.file, line: index + 1, column: [...source.lines[index].split(field)[0]].length + 1 };
      },
      lines: (first, last) => source?.lines.slice(first - 1, last) ?? [],
    },
  };
}

export function finding(object: ManifestObject, fields: Partial<Finding> = {}): Finding {
  return {
    rule: 'automounted-token',
    severity: 'medium',
    object,
    path: [],
    key: 'pod',
    message: 'every container gets a token',
    fix: 'write automountServiceAccountToken: false',
    unknown: false,
    ...fields,
  };
}

export function resultOf(findings: readonly Finding[], accepted: readonly AcceptedFinding[] = [], errors: readonly AuditError[] = []): AuditResult {
  const count = (severity: string) => findings.filter(each => each.severity === severity).length;
  return {
    pack: 'recommended',
    findings,
    accepted,
    errors,
    staleBaseline: [],
    summary: {
      objects: 3,
      workloads: 1,
      serviceAccounts: 2,
      findings: { critical: count('critical'), high: count('high'), medium: count('medium'), low: count('low') },
      accepted: accepted.length,
      errors: errors.length,
    },
  };
}

export const OPTIONS: ReportOptions = { toolVersion: '1.2.3', failOn: 'medium', color: false, width: 80, showAccepted: false, quiet: false };
