import { TODAY } from './_apps';
import { audit } from '../../src/audit/audit';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';

/** A placeholder of another tool is unknown and never ignored: each one leads to an unknown finding, or counts as the worst value. */

const RBAC = 'rbac.authorization.k8s.io';
const binding = (subject: string, roleRef = 'kind: ClusterRole, name: reader', kind = 'ClusterRoleBinding'): string => `
apiVersion: ${RBAC}/v1
kind: ${kind}
metadata: { name: b${kind === 'RoleBinding' ? ', namespace: shop' : ''} }
roleRef: { apiGroup: ${RBAC}, ${roleRef} }
subjects: [{ ${subject} }]
---`;
const role = (rule: string, metadata = ''): string => `
apiVersion: ${RBAC}/v1
kind: ClusterRole
metadata: { name: reader${metadata} }
rules: [{ ${rule} }]
---`;
const READER = role("apiGroups: [''], resources: [configmaps], verbs: [get]");
const TEAM = `kind: Group, apiGroup: ${RBAC}, name: team`;
const pod = (spec: string, container = ''): string => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { ${spec}, containers: [{ name: app, ${container} }] }
---`;
const OFF = 'serviceAccountName: app, automountServiceAccountToken: false';
const account = (fields: string): string => `
apiVersion: v1
kind: ServiceAccount
metadata: { name: app, namespace: shop }
${fields}
---`;
const secret = (type: string, name = 's'): string => `
apiVersion: v1
kind: Secret
type: '${type}'
metadata: { name: ${name}, namespace: shop, annotations: { kubernetes.io/service-account.name: app } }
---`;
const TOKEN_TYPE = 'kubernetes.io/service-account-token';
const MOUNTED = 'volumeMounts: [{ name: v, mountPath: /v }]';
const claimed = (path: string): string => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: c, namespace: shop }
spec: { volumeName: v }
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: v }
spec: { hostPath: { path: '${path}' } }
---`;

test.each([
  ['the name of a group', READER + binding(`kind: Group, apiGroup: ${RBAC}, name: '\${G}'`), 'placeholder-in-binding'],
  ['the kind of a subject', READER + binding("kind: '${K}', name: team"), 'placeholder-in-binding'],
  ['the name of an account in a binding', READER + binding("kind: ServiceAccount, namespace: shop, name: '{{ .A }}'"), 'placeholder-in-binding'],
  ['the namespace of an account in a binding', READER + binding("kind: ServiceAccount, namespace: '${N}', name: app"), 'placeholder-in-binding'],
  ['the name of a role', binding(TEAM, "kind: ClusterRole, name: '${R}'"), 'missing-role'],
  ['the kind of a role', binding(TEAM, "kind: '${K}', name: cluster-admin", 'RoleBinding'), 'binding-to-cluster-admin'],
  ['a verb', role("apiGroups: [''], resources: [configmaps], verbs: ['${V}']"), 'placeholder-in-role'],
  ['the value of an aggregation label', role("apiGroups: [''], resources: [secrets], verbs: [get]", `, labels: { ${RBAC}/aggregate-to-view: '\${L}' }`), 'aggregated-to-built-in-role'],
  ['the account of a pod', pod("serviceAccountName: '${A}'"), 'missing-service-account'],
  ['the account of a pod with automount off', pod("serviceAccountName: '${A}', automountServiceAccountToken: false"), 'missing-service-account'],
  ['automount of a pod', account('') + pod("serviceAccountName: app, automountServiceAccountToken: '${A}'"), 'automounted-token'],
  ['automount of an account', account("automountServiceAccountToken: '${A}'") + pod('serviceAccountName: app'), 'automounted-token'],
  ['the path of a hostPath volume', pod(`${OFF}, volumes: [{ name: v, hostPath: { path: '\${P}' } }]`), 'sensitive-host-path'],
  ['that path through a claim', pod(`${OFF}, volumes: [{ name: v, persistentVolumeClaim: { claimName: c } }]`) + claimed('${P}'), 'sensitive-host-path'],
  ['the type of a Secret', secret('${T}'), 'legacy-token-secret'],
  ['the type of a Secret in a pod', secret('${T}') + pod(`${OFF}, volumes: [{ name: v, secret: { secretName: s } }]`, MOUNTED), 'legacy-token-secret-in-pod'],
  ['the name of a Secret, if a Secret with a token exists', secret(TOKEN_TYPE) + pod(`${OFF}, volumes: [{ name: v, secret: { secretName: '\${S}' } }]`, MOUNTED), 'legacy-token-secret-in-pod'],
  ['the lifetime of a token', pod(`${OFF}, volumes: [{ name: v, projected: { sources: [{ serviceAccountToken: { path: t, audience: vault, expirationSeconds: '\${S}' } }] } }]`), 'long-lived-token'],
  ['the level of a namespace', "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: '${L}' } }", 'pod-security-below-restricted'],
])('%s', (_, yaml, rule) => {
  expect(unknownRules(yaml)).toContain(rule);
});

test.each([
  ['an added capability', "capabilities: { add: ['${C}'] }", 'added-capability'],
  ['a dropped capability', "capabilities: { drop: ['${C}'] }", 'capabilities-not-dropped'],
  ['privileged', "privileged: '${P}'", 'privileged-container'],
])('%s counts as the worst value', (_, securityContext, rule) => {
  expect(rulesOf(pod(OFF, `securityContext: { ${securityContext} }`), () => true)).toContain(rule);
});

test.each([
  ['a Secret of another type', secret('Opaque') + pod(`${OFF}, volumes: [{ name: v, secret: { secretName: s } }]`, MOUNTED)],
  ['the name of a Secret, if no Secret with a token exists', secret('Opaque') + pod(`${OFF}, volumes: [{ name: v, secret: { secretName: '\${S}' } }]`, MOUNTED)],
  ['a Secret with a token of another namespace', secret(TOKEN_TYPE).replace('shop', 'bank') + pod(`${OFF}, volumes: [{ name: v, secret: { secretName: '\${S}' } }]`, MOUNTED)],
])('%s is not reported', (_, yaml) => {
  expect(unknownRules(yaml)).not.toContain('legacy-token-secret-in-pod');
});

test('of two definitions of a Secret, the one that certainly holds a token counts', () => {
  for (const types of [['${T}', TOKEN_TYPE], [TOKEN_TYPE, '${T}']]) {
    const yaml = types.map(type => secret(type)).join('') + pod(`${OFF}, volumes: [{ name: v, secret: { secretName: s } }]`, MOUNTED);
    expect(rulesOf(yaml, unknown => !unknown)).toContain('legacy-token-secret-in-pod');
  }
});

function unknownRules(yaml: string): string[] {
  return rulesOf(yaml, unknown => unknown);
}

function rulesOf(yaml: string, isMeant: (unknown: boolean) => boolean): string[] {
  const { objects } = readText(yaml, 'app.yaml');
  const { findings } = audit(new AppModel(objects, { complete: true }), { today: TODAY, pack: restricted });
  return findings.filter(({ unknown }) => isMeant(unknown)).map(({ rule }) => rule);
}
