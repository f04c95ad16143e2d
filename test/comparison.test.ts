import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { audit } from '../src/audit/audit';
import { Finding } from '../src/audit/finding';
import { readManifests } from '../src/manifest/read-manifests';
import { AppModel } from '../src/model/app-model';
import { restricted } from '../src/rules/packs';

const ROOT = join(__dirname, '..');
const GOLDEN = join(ROOT, 'examples', 'comparison', 'golden');

function readApp(directory: string) {
  const files = readdirSync(directory).filter(file => file.endsWith('.yaml')).map(file => join(directory, file));
  const { objects, errors } = readManifests(files);
  expect(errors).toEqual([]);
  const model = new AppModel(objects, { complete: true });
  return { model, ...audit(model, { pack: restricted, today: '2026-01-01' }) };
}

const plain = readApp(join(GOLDEN, 'plain'));
const secure = readApp(GOLDEN);

function byRule(findings: readonly Finding[]): { [rule: string]: number } {
  const counts: { [rule: string]: number } = {};
  for (const { rule } of findings) { counts[rule] = (counts[rule] ?? 0) + 1; }
  return counts;
}

const workloadsOf = ({ model }: ReturnType<typeof readApp>) => model.workloads.map(({ object: { kind, manifest } }) => {
  const { spec, metadata } = manifest as any;
  const pod = kind === 'Pod' ? spec : (spec.jobTemplate?.spec ?? spec).template.spec;
  const containers = [...pod.initContainers ?? [], ...pod.containers].map(({ name, image }) => `${name} ${image.split(':')[0]}`);
  return { workload: `${kind} ${metadata.namespace}/${metadata.name}`, containers };
}).sort((a, b) => a.workload < b.workload ? -1 : 1);

test('both apps have the same twenty workloads, of every kind, with the same containers and images', () => {
  const workloads = workloadsOf(plain);
  expect(workloadsOf(secure)).toEqual(workloads);
  expect(workloads).toHaveLength(20);
  expect([...new Set(workloads.map(({ workload }) => workload.split(' ')[0]))]).toEqual(['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'StatefulSet']);
});

test('selectors stay the same, which allows replacing workloads in place', () => {
  const selectorsOf = ({ model }: ReturnType<typeof readApp>) => new Map(model.workloads.map(({ object: { kind, name, manifest } }) =>
    [`${kind} ${name}`, (manifest as any).spec.selector]));
  expect(selectorsOf(secure)).toEqual(selectorsOf(plain));
});

test('the plain app has the findings expected from its code', () => {
  expect(byRule(plain.findings)).toEqual({
    // Accounts: nine workloads name no account, nine accounts set automountToken, three namespaces leave `default` unchanged.
    'workload-on-default-service-account': 9,
    'service-account-automount': 9,
    'namespace-without-hardened-default-service-account': 3,
    // Ten workloads set automountServiceAccountToken; mailer and invoices have no permissions.
    'automounted-token': 10,
    'token-without-permission': 2,
    'legacy-token-secret': 1,
    // The roles of checkout, ingress and certificate read Secrets, and that of certificate writes them.
    'read-secrets': 3,
    'write-secrets': 1,
    // The operator has all verbs on Secrets, StatefulSets, and everything in the group example.com.
    'wildcard-verb': 2,
    'wildcard-resource': 1,
    // The role of Prometheus has nodes/proxy, with verbs that a proxy does not support.
    'kubelet-api-access': 1,
    'permission-without-effect': 1,
    // ci-deployer, and cleanup in the namespace of the shop.
    'binding-to-cluster-admin': 1,
    'binding-to-admin-or-edit': 1,
    'cross-namespace-binding': 1,
    // The operator writes Secrets in kube-system; ingress and certificate read the token of ci-deployer, and Prometheus enters its pod.
    'path-to-cluster-admin': 4,
    // A password in the environment of api, both halves of a key in that of backup, which also has a cloud identity.
    'literal-secret-in-environment': 3,
    'static-cloud-credentials': 1,
    // No policy limits the network; node-exporter uses the network of its node, which is a separate finding.
    'metadata-endpoint-reachable': 19,
    'host-network': 1,
    // Fifteen containers use the defaults of their images.
    'run-as-root': 15,
    'writable-root-filesystem': 15,
    // cdk8s-plus sets neither for any of the 23 containers.
    'capabilities-not-dropped': 23,
    'missing-seccomp-profile': 23,
    // node-exporter mounts its whole node; log-agent mounts its logs.
    'privileged-container': 1,
    'privilege-escalation': 1,
    'host-path-volume': 2,
    'sensitive-host-path': 1,
    // nginx, and smoke-test:latest.
    'image-without-version': 2,
    // A Kubernetes default that no workload changes.
    'service-links': 20,
    'namespace-without-pod-security': 3,
  });
});

test('the app of our constructs has only findings on platform accounts that work in the shop', () => {
  expect(byRule(secure.findings)).toEqual({ 'cross-namespace-binding': 5 });
  expect(secure.findings.every(({ severity }) => severity === 'low')).toBe(true);
});

test('its acceptances have reasons in its code', () => {
  expect(byRule(secure.accepted)).toEqual({
    'create-service-account-tokens': 1, // Of ci-deployer.
    'create-workloads': 2, // The operator makes StatefulSets, ci-deployer changes Deployments.
    'read-secrets': 1,
    'write-secrets': 2,
    'binding-to-accepted-role': 4, // One subject of each of their roles.
    'host-network': 1,
    'host-path-volume': 1,
    'run-as-root': 1,
    'pod-security-below-restricted': 1,
  });
});

/** The numbers of each line of the output, or of a table. */
function numbersOf(text: string, line: RegExp): Map<string, number[]> {
  return new Map([...text.matchAll(line)].map(([, title, ...numbers]) => [title, numbers.map(Number)]));
}

const output = numbersOf(readFileSync(join(GOLDEN, 'output.txt'), 'utf8'), /^([a-z-]+)(?: \([a-z]+\))? +(\d+) +(\d+) +(\d+)$/gm);

test('the output has the numbers of findings', () => {
  expect(output.get('all')).toEqual([plain.findings.length, secure.findings.length, secure.accepted.length]);
  expect(output.get('automounted-token')).toEqual([10, 0, 0]);
});

test('the README has the numbers of the output', () => {
  const [, section] = /^## What it changes\n([\s\S]*?)^## /m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))!;
  const inReadme = numbersOf(section, /^\| ([a-z-]+) \| (\d+) \| (\d+) \| (\d+) \|$/gm);
  expect(inReadme.size).toBe(17);
  for (const [title, numbers] of inReadme) { expect([title, numbers]).toEqual([title, output.get(title)]); }
});
