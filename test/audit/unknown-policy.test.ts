import { TODAY } from './_apps';
import { audit, AuditOptions } from '../../src/audit/audit';
import { unknownSeverity } from '../../src/audit/unknown-policy';
import { Configuration } from '../../src/configuration/configuration';
import { resolveAbove } from '../../src/configuration/floor';
import { Layer, layerOf } from '../../src/configuration/layer';
import { AppModel } from '../../src/model/app-model';
import { recommended, restricted } from '../../src/rules/packs';
import { objects } from '../_objects';

const BINDING = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: b }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: elsewhere }
subjects: [{ kind: Group, apiGroup: rbac.authorization.k8s.io, name: team }]
`;
const IN_NAMESPACE = BINDING.replace('ClusterRoleBinding', 'RoleBinding').replace('name: b ', 'name: b, namespace: shop ');
const POD = `
apiVersion: v1
kind: Pod
metadata: { name: p, namespace: shop }
spec: { serviceAccountName: elsewhere, containers: [{ name: app, image: "a:1" }] }
`;

function severityOf(yaml: string, rule: string, options: Partial<AuditOptions> = {}): string | undefined {
  const { findings } = audit(new AppModel(objects(yaml)), { today: TODAY, ...options });
  return findings.find(finding => finding.rule === rule)?.severity;
}

test.each([
  ['low', 'low', 'low'], ['as-known', 'high', 'medium'], ['fail', 'high', 'high'],
] as const)('a binding to a missing role, with unknown: %s', (unknown, ofCluster, ofNamespace) => {
  expect(severityOf(BINDING, 'missing-role', { unknown, failOn: 'high' })).toBe(ofCluster);
  expect(severityOf(IN_NAMESPACE, 'missing-role', { unknown, failOn: 'high' })).toBe(ofNamespace);
});

test('a severity set below the pack applies, and one set above it does not lower the worst case', () => {
  const withSeverity = (severity: 'low' | 'medium' | 'critical') => severityOf(BINDING, 'missing-role', { unknown: 'as-known', pack: restricted, rules: { 'missing-role': severity } });
  expect(withSeverity('medium')).toBe('high');
  expect(withSeverity('critical')).toBe('critical');
  const token = (severity: 'low' | 'high') => severityOf(POD, 'automounted-token', { unknown: 'as-known', rules: { 'automounted-token': severity } });
  expect(token('low')).toBe('low');
  expect(token('high')).toBe('high');
});

test('restricted counts unknown permissions and tokens as known, other packs do not', () => {
  expect(severityOf(BINDING, 'missing-role', { pack: restricted })).toBe('high');
  expect(severityOf(POD, 'automounted-token', { pack: restricted })).toBe('high');
  expect(severityOf(POD, 'missing-service-account', { pack: restricted })).toBe('low');
  expect(severityOf(POD, 'metadata-endpoint-reachable', { pack: restricted })).toBe('low');
  expect(severityOf(BINDING, 'missing-role', { pack: recommended })).toBe('low');
  expect(severityOf(POD, 'automounted-token', { pack: recommended })).toBe('low');
});

test('the unknown setting of the user takes precedence over the pack', () => {
  expect(severityOf(POD, 'automounted-token', { pack: restricted, unknown: 'low' })).toBe('low');
  expect(severityOf(POD, 'metadata-endpoint-reachable', { pack: restricted, unknown: 'as-known' })).toBe('medium');
});

test('a rule without a category is not in the asKnown categories of a pack', () => {
  expect(unknownSeverity({ pack: restricted })('high', undefined)).toBe('low');
  expect(unknownSeverity({ unknown: 'as-known' })('high', undefined)).toBe('high');
  expect(unknownSeverity({ unknown: 'fail', failOn: 'never' })('medium', undefined)).toBe('medium');
});

describe('a policy', () => {
  const layer = (name: string, configuration: Configuration): Layer => layerOf(name, configuration, path => `${name} ${path.join('.')}`);
  const above = (policy: Configuration, own: Configuration) => {
    const { settings, findings } = resolveAbove([layer('policy', policy)], [layer('repository', own)]);
    const { pack, rules, unknown, asKnown, failOn } = settings;
    return { severity: severityOf(POD, 'automounted-token', { pack, rules, unknown, asKnown, failOn }), below: findings.map(({ key }) => key) };
  };

  test('with the pack restricted raises unknown tokens, regardless of the repository', () => {
    expect(above({ pack: 'restricted' }, {})).toEqual({ severity: 'high', below: [] });
    expect(above({ pack: 'restricted' }, { unknown: 'low' })).toEqual({ severity: 'high', below: ['unknown'] });
    expect(above({ pack: 'restricted' }, { pack: 'recommended' })).toEqual({ severity: 'high', below: ['pack'] });
    expect(above({ pack: 'restricted' }, { unknown: 'fail' })).toEqual({ severity: 'high', below: [] });
  });

  test('that sets unknown takes precedence over its pack', () => {
    expect(above({ pack: 'restricted', unknown: 'low' }, {})).toEqual({ severity: 'low', below: [] });
    expect(above({ pack: 'restricted', unknown: 'low' }, { unknown: 'as-known' })).toEqual({ severity: 'high', below: [] });
    expect(above({ pack: 'recommended', unknown: 'as-known' }, {})).toEqual({ severity: 'medium', below: [] });
  });
});
