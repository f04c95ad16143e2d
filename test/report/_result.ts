import { AcceptedFinding, AuditError, AuditResult, Finding } from '../../src/audit/finding';
import { Provenance } from '../../src/audit/provenance';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { ReportOptions } from '../../src/report/format';

/** A file with its lines. */
export interface Source {
  readonly file: string;
  readonly lines: readonly string[];
}

/** An object in a file: a field is at the first line, from the start of the object, that contains the last name of its path. */
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

/** Without any configuration. */
export const PROVENANCE: Provenance = {
  failOn: 'medium', unknown: 'low', policy: [], configuration: [], context: [], rules: [], acceptances: {}, complete: false, skipped: [], excluded: [], labels: {},
};

export const OPTIONS: ReportOptions = { toolVersion: '1.2.3', provenance: PROVENANCE, failOn: 'medium', color: false, width: 80, showAccepted: false, quiet: false, show: 'lines', groupBy: 'object' };

/** The provenance in formats for people. */
export const PROVENANCE_LINE = 'least-privilege 1.2.3, pack recommended, no policy, no configuration, Kubernetes of every known version';

const DEPLOYMENT: Source = {
  file: 'dist/shop 100%.k8s.yaml',
  lines: ['kind: Deployment', 'metadata:', '  name: web', 'spec:', '  replicas: 1', '---', 'kind: Role', 'rules: []'],
};

const deployment = objectOf('Deployment', 'web', { namespace: 'production', source: DEPLOYMENT });
const role = objectOf('Role', 'reader', { namespace: 'production', source: DEPLOYMENT, from: 7 });
const piped = objectOf('Pod', 'piped', { source: { file: '<stdin>', lines: ['kind: Pod', 'spec: {}'] } });
const made = objectOf('ServiceAccount', 'default', { construct: 'shop/account/Resource' });

/** A hostile value of a manifest. */
export const HOSTILE = '<img src=x>]]>|`*_[a](http://evil.example)\n::error::@org/team %0A\u001b[2J\u202e\ud800\uffff "\'&$1$ </details>';

const hostile = objectOf(`Pod${HOSTILE}`, HOSTILE, {
  namespace: HOSTILE, construct: HOSTILE, source: { file: `a/${HOSTILE}`, lines: ['kind: Pod', 'spec: {}'] },
});

/** One of everything, with the worst finding in the middle. */
export const EVERYTHING = resultOf(
  [
    finding(deployment, { path: ['spec'] }),
    finding(role, { rule: 'read-secrets', severity: 'high', path: ['rules', 0], key: 'secrets get,list', fix: 'rules:\n- resources: [configmaps]\n' }),
    finding(role, { rule: 'bind-roles', severity: 'critical', path: ['rules'], key: 'roles bind' }),
    finding(piped, { path: ['spec'] }),
    finding(made, { rule: 'token-without-permission', severity: 'low', unknown: true }),
    finding(hostile, { rule: 'own-rule', message: HOSTILE, fix: HOSTILE, key: HOSTILE, path: ['spec'] }),
  ],
  [
    { ...finding(role, { rule: 'write-secrets', severity: 'high', key: 'secrets update' }), reason: 'rotates certificates', until: '2030-01-31', owner: 'team-web', ticket: 'OPS-7', by: 'annotation' },
    { ...finding(deployment, { rule: 'long-lived-token' }), reason: 'it existed when the baseline was written', by: 'baseline' },
  ],
  [{ file: 'dist/broken.yaml', line: 3, column: 7, message: 'a mapping is not closed' }, { message: 'the rule x failed' }],
);
