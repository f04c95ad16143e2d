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
  ['the unreadable path itself', PRIVILEGED, PRIVILEGED, true],
  ['a parent, where a missing field is reported', PRIVILEGED, ['spec', 'containers', 0, 'securityContext'], true],
  ['the whole object', PRIVILEGED, [], true],
  ['a field below it', ['spec', 'containers'], PRIVILEGED, true],
  ['a sibling', PRIVILEGED, ['spec', 'containers', 0, 'securityContext', 'capabilities'], false],
  ['another container', PRIVILEGED, ['spec', 'containers', 1, 'securityContext'], false],
  ['another field with the same prefix', ['spec', 'host'], ['spec', 'hostPID'], false],
  ['a container, if the security context of the pod is unreadable', ['spec', 'securityContext', 'runAsNonRoot'], ['spec', 'containers', 0], true],
  ['the same field of a container', ['spec', 'securityContext'], [...CONTAINER, 'securityContext', 'seccompProfile', 'type'], true],
  ['a field of a container that is partly unreadable in the pod', ['spec', 'securityContext', 'seccompProfile'], [...CONTAINER, 'securityContext', 'seccompProfile'], true],
  ['a field that no pod has', ['spec', 'securityContext'], [...CONTAINER, 'securityContext', 'allowPrivilegeEscalation'], false],
  ['a field that no pod has, if the operating system is unreadable', ['spec', 'os'], [...CONTAINER, 'securityContext', 'allowPrivilegeEscalation'], true],
  ['another field of a container', ['spec', 'securityContext', 'runAsNonRoot'], [...CONTAINER, 'securityContext', 'privileged'], false],
  ['a field outside the security context of the pod', ['spec', 'securityContext'], [...CONTAINER, 'resources', 'limits', 'memory'], false],
  ['resources of a container, if those of the pod are unreadable', ['spec', 'resources'], [...CONTAINER, 'resources', 'limits', 'memory'], true],
  ['a security context, if that of another container is unreadable', ['spec', 'containers', 1, 'securityContext'], [...CONTAINER, 'securityContext', 'privileged'], false],
  ['a security context, if the operating system is unreadable', ['spec', 'template', 'spec', 'os', 'name'], ['spec', 'template', ...CONTAINER, 'securityContext', 'capabilities'], true],
  ['a security context, if hostUsers is unreadable', ['spec', 'hostUsers'], ['spec', 'securityContext', 'runAsUser'], true],
  ['hostNetwork, if the operating system is unreadable', ['spec', 'os'], ['spec', 'hostNetwork'], false],
  ['the pod, if another field of the workload is unreadable', ['spec', 'replicas'], ['spec', 'template', 'spec', 'hostPID'], false],
])('%s', (_case, unreadable, path, expected) => {
  expect(concern([['metadata', 'name'], unreadable], path)).toBe(expected);
});

test('no path is affected if the whole object was read', () => {
  expect(concern(undefined, PRIVILEGED)).toBe(false);
});

test.each([
  ['securityContext: strict', ['image-without-version', 'host-network', 'privilege-escalation', 'capabilities-not-dropped']],
  ['securityContext: { runAsNonRoot: "true", seccompProfile: { type: RuntimeDefault } }', ['image-without-version', 'host-network', 'privilege-escalation']],
])('of a pod with %s, all findings are reported that do not depend on it', (field, expected) => {
  const text = `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { hostNetwork: true, ${field}, containers: [{ name: app, image: app }] }`;
  const { findings } = audit(new AppModel(readText(text, 'f.yaml').objects), { today: TODAY, pack: restricted });
  const rules = findings.map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(expected));
  expect(rules.filter(rule => ['run-as-root', 'root-not-refused', 'missing-seccomp-profile', 'unsafe-sysctl'].includes(rule))).toEqual([]);
});

test('a violation that rests on unreadable values is not reported, and its acceptance is not unused', () => {
  const [object] = objects(house('a', { 'no-stairs': '[ladder] it has always been so' }, ['ladder', 'slide'], ['gate']));
  const auditWith = (...unreadable: Path[]): string[] =>
    findingTexts(audit(model([{ ...object, unreadable }]), { today: TODAY, pack: OWN_PACK, customRules: [NO_STAIRS, NO_DOORS] }));
  expect(auditWith(['defects', 'no-stairs'])).toEqual(['no-doors a: gate']);
  expect(auditWith(['defects', 'no-doors', 0])).toEqual(['no-stairs a: slide']);
});
