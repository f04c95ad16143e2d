/** The default fields of a finding in a report. */
export function finding(fields: object = {}) {
  return {
    rule: 'read-secrets',
    severity: 'high',
    unknown: false,
    object: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', namespace: 'production', name: 'reader' },
    path: 'rules[0]',
    key: 'secrets get',
    message: 'reads Secrets',
    fix: 'name them',
    ...fields,
  };
}

export function acceptance(fields: object = {}) {
  return finding({ reason: 'backs up the cluster', by: 'annotation', ...fields });
}

/** Fields of a report, by name. */
export interface Fields {
  readonly findings?: any[];
  readonly accepted?: any[];
  readonly errors?: any[];
  readonly pack?: string;
  readonly kubernetesVersion?: string;
  readonly notes?: string[];
  readonly notChecked?: object[];
  readonly provenance?: object;
}

/** A JSON report as the audit writes it, with a summary that matches its lists. */
export function report({ findings = [], accepted = [], errors = [], ...fields }: Fields = {}) {
  const count = (severity: string) => findings.filter(each => each.severity === severity).length;
  return {
    version: 1,
    tool: { name: 'least-privilege', version: '1.2.3' },
    pack: 'recommended',
    summary: {
      objects: 3,
      workloads: 1,
      serviceAccounts: 1,
      findings: { critical: count('critical'), high: count('high'), medium: count('medium'), low: count('low') },
      accepted: accepted.length,
      errors: errors.length,
    },
    findings,
    accepted,
    errors,
    ...fields,
  };
}

export const textOf = (value: object) => JSON.stringify(value, undefined, 2);
