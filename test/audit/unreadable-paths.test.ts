import { findingTexts, house, model, NO_DOORS, NO_STAIRS, objects, OWN_PACK, TODAY } from './_apps';
import { audit } from '../../src/audit/audit';
import { UnreadablePaths } from '../../src/audit/unreadable-paths';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { Path } from '../../src/manifest/path';
import { readText } from '../../src/manifest/read-text';
import { AppModel } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';

function concern(unreadable: readonly Path[] | undefined, path: Path): boolean {
  const object: ManifestObject = { apiVersion: 'v1', kind: 'Pod', name: 'a', manifest: {}, origin: { position: () => undefined }, unreadable };
  return new UnreadablePaths().concern(object, path);
}

const CONTAINER = ['spec', 'containers', 0];
const PRIVILEGED = [...CONTAINER, 'securityContext', 'privileged'];

test.each<[string, Path, Path, boolean]>([
  ['the place itself', PRIVILEGED, PRIVILEGED, true],
  ['what is around it, where what is missing is reported', PRIVILEGED, ['spec', 'containers', 0, 'securityContext'], true],
  ['the whole object', PRIVILEGED, [], true],
  ['what was below it', ['spec', 'containers'], PRIVILEGED, true],
  ['a neighbour', PRIVILEGED, ['spec', 'containers', 0, 'securityContext', 'capabilities'], false],
  ['another container', PRIVILEGED, ['spec', 'containers', 1, 'securityContext'], false],
  ['another name that begins alike', ['spec', 'host'], ['spec', 'hostPID'], false],
  ['a container, where the security context of the pod is not known', ['spec', 'securityContext', 'runAsNonRoot'], ['spec', 'containers', 0], true],
  ['the same field of a container', ['spec', 'securityContext'], [...CONTAINER, 'securityContext', 'seccompProfile', 'type'], true],
  ['a field of a container of which a part is not known in the pod', ['spec', 'securityContext', 'seccompProfile'], [...CONTAINER, 'securityContext', 'seccompProfile'], true],
  ['what no pod has', ['spec', 'securityContext'], [...CONTAINER, 'securityContext', 'allowPrivilegeEscalation'], false],
  ['what no pod has, where the operating system is not known', ['spec', 'os'], [...CONTAINER, 'securityContext', 'allowPrivilegeEscalation'], true],
  ['another field of a container', ['spec', 'securityContext', 'runAsNonRoot'], [...CONTAINER, 'securityContext', 'privileged'], false],
  ['what has nothing to do with the security context of the pod', ['spec', 'securityContext'], [...CONTAINER, 'resources', 'limits', 'memory'], false],
  ['resources of a container, where those of the pod are not known', ['spec', 'resources'], [...CONTAINER, 'resources', 'limits', 'memory'], true],
  ['a container, where that of another is not known', ['spec', 'containers', 1, 'securityContext'], [...CONTAINER, 'securityContext', 'privileged'], false],
  ['a security context, where the operating system is not known', ['spec', 'template', 'spec', 'os', 'name'], ['spec', 'template', ...CONTAINER, 'securityContext', 'capabilities'], true],
  ['a security context, where it is not known whether there are other users', ['spec', 'hostUsers'], ['spec', 'securityContext', 'runAsUser'], true],
  ['the network of the node, where the operating system is not known', ['spec', 'os'], ['spec', 'hostNetwork'], false],
  ['the pod, where another field of the workload is not known', ['spec', 'replicas'], ['spec', 'template', 'spec', 'hostPID'], false],
])('%s', (_case, unreadable, path, expected) => {
  expect(concern([['metadata', 'name'], unreadable], path)).toBe(expected);
});

test('nothing is concerned where all was read', () => {
  expect(concern(undefined, PRIVILEGED)).toBe(false);
});

test.each([
  ['securityContext: strict', ['image-without-version', 'host-network', 'privilege-escalation', 'capabilities-not-dropped']],
  ['securityContext: { runAsNonRoot: "true", seccompProfile: { type: RuntimeDefault } }', ['image-without-version', 'host-network', 'privilege-escalation']],
])('of a pod with %s all is said that does not depend on it', (field, expected) => {
  const text = `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { hostNetwork: true, ${field}, containers: [{ name: app, image: app }] }`;
  const { findings } = audit(new AppModel(readText(text, 'f.yaml').objects), { today: TODAY, pack: restricted });
  const rules = findings.map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(expected));
  expect(rules.filter(rule => ['run-as-root', 'root-not-refused', 'missing-seccomp-profile', 'unsafe-sysctl'].includes(rule))).toEqual([]);
});

test('what rests on values that could not be read is no finding, and an acceptance of it is not unused', () => {
  const [object] = objects(house('a', { 'no-stairs': '[ladder] it has always been so' }, ['ladder', 'slide'], ['gate']));
  const auditWith = (...unreadable: Path[]): string[] =>
    findingTexts(audit(model([{ ...object, unreadable }]), { today: TODAY, pack: OWN_PACK, customRules: [NO_STAIRS, NO_DOORS] }));
  expect(auditWith(['defects', 'no-stairs'])).toEqual(['no-doors a: gate']);
  expect(auditWith(['defects', 'no-doors', 0])).toEqual(['no-stairs a: slide']);
});
