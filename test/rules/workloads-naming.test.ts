import { app, deployment, pod, serviceAccount, tokenVolume } from './_manifests';
import { RICH_APP, withOddValues } from './_odd-manifests';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { AppModel } from '../../src/model/app-model';
import { RuleEngine } from '../../src/rules/engine/rule-engine';
import { RULES } from '../../src/rules/registry';
import { Violation } from '../../src/rules/rule';
import { objectOf, objects } from '../_objects';

/** Pods that each contain one field, which no other field implies. */
const SPECS = [
  '{serviceAccount: web}',
  '{hostNetwork: true, serviceAccountName: google}',
  '{shareProcessNamespace: true, containers: [{name: app}, {name: proxy}]}',
  '{volumes: [{name: docker, hostPath: {path: /run/docker.sock}}]}',
  '{volumes: [{name: model, image: {reference: model}}]}',
  '{volumes: [{name: s, secret: {secretName: t}}], containers: [{name: app, volumeMounts: [{name: s, mountPath: /s}]}]}',
  '{containers: [{name: app, env: [{name: T, valueFrom: {secretKeyRef: {name: t, key: token}}}]}]}',
  '{containers: [{name: app, envFrom: [{secretRef: {name: t}}]}]}',
  '{serviceAccountName: web, containers: [{name: app, env: [{name: AWS_ACCESS_KEY_ID, value: x}]}]}',
  ...['expirationSeconds: 3607', 'expirationSeconds: 60', 'expirationSeconds: 100000', 'audience: "https://kubernetes.default.svc"', 'audience: sts.amazonaws.com']
    .map(field => `{volumes: [${tokenVolume(`{path: token, ${field}}`)}], containers: [{name: app, env: [{name: AWS_ACCESS_KEY_ID, value: x}], volumeMounts: [{name: api, mountPath: /a}]}]}`),
  ...['subPath: token', 'subPathExpr: $(T)']
    .map(field => `{volumes: [${tokenVolume('{path: token}')}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /a, ${field}}]}]}`),
  `{securityContext: {runAsNonRoot: true}, volumes: [${tokenVolume('{path: token}', 'defaultMode: 256')}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /a}]}]}`,
  `{volumes: [${tokenVolume('{path: token}')}], containers: [{name: app, volumeMounts: [{name: api, mountPath: /a}]}, {name: proxy, volumeMounts: [{name: api, mountPath: /a}]}]}`,
];
const ANNOTATIONS = [
  'eks.amazonaws.com/role-arn: a', 'eks.amazonaws.com/audience: a', 'iam.gke.io/gcp-service-account: a', 'azure.workload.identity/client-id: a',
  'azure.workload.identity/tenant-id: a', 'eks.amazonaws.com/skip-containers: "a;b"', 'eks.amazonaws.com/token-expiration: "1"',
  'azure.workload.identity/skip-containers: "a,b"', 'azure.workload.identity/service-account-token-expiration: "1"',
];
const APP = app(
  RICH_APP,
  serviceAccount('google', '', 'namespace: shop, annotations: {iam.gke.io/gcp-service-account: a@b.iam.gserviceaccount.com}'),
  ...SPECS.map((spec, index) => deployment(`spec-${index}`, spec)),
  ...ANNOTATIONS.map((annotation, index) => pod(`pod-${index}`, '{}', `annotations: {${annotation}}`)),
  ...ANNOTATIONS.map((annotation, index) => deployment(`outside-${index}`, '{}', `namespace: shop, annotations: {${annotation}}`)),
);

function textOf(violations: Iterable<Violation>): string {
  return JSON.stringify([...violations].map(({ object, ...violation }) => [object.kind, object.name, violation]));
}

test('declared fields hide no finding of any rule', () => {
  const found = new Set<string>();
  const differences: string[] = [];
  const compare = (manifests: readonly ManifestObject[], where: string): void => {
    const model = new AppModel(manifests);
    const [engine, thorough] = [new RuleEngine(model), new RuleEngine(model, { ignoresFields: true })];
    for (const rule of RULES) {
      const expected = textOf(thorough.run(rule).violations);
      if (expected !== '[]') { found.add(rule.id); }
      if (textOf(engine.run(rule).violations) !== expected) { differences.push(`${rule.id} ${where}`); }
    }
  };
  compare(objects(APP), 'as it is');
  const rich = objects(RICH_APP);
  const manifests = rich.map(({ manifest }) => manifest);
  withOddValues(manifests.filter((_, index) => ['Deployment', 'Pod'].includes(rich[index].kind)), where => compare(manifests.map(objectOf), `at ${where}`));
  expect(differences).toEqual([]);
  expect([
    'deprecated-service-account-field', 'cloud-identity-with-host-network', 'extended-token-lifetime', 'long-lived-token', 'token-lifetime-below-minimum',
    'token-in-several-containers', 'token-mounted-with-subpath', 'hard-coded-api-audience', 'token-in-shared-process-namespace',
    'legacy-token-secret-in-pod', 'unreadable-token-file', 'misplaced-cloud-identity-annotation', 'skip-containers-without-effect',
    'cloud-token-lifetime-out-of-range', 'static-cloud-credentials', 'container-runtime-socket', 'secret-in-environment', 'image-without-version',
    'shared-process-namespace',
  ].filter(id => !found.has(id))).toEqual([]);
});
