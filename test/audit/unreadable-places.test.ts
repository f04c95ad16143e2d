import { house, model, NO_STAIRS, NO_DOORS, objects, OWN_PACK, told, TODAY } from './_apps';
import { audit } from '../../src/audit/audit';
import { UnreadablePlaces } from '../../src/audit/unreadable-places';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { Path } from '../../src/manifest/path';

function concern(unreadable: readonly Path[] | undefined, path: Path): boolean {
  const object: ManifestObject = { apiVersion: 'v1', kind: 'Pod', name: 'a', manifest: {}, origin: { position: () => undefined }, unreadable };
  return new UnreadablePlaces().concern(object, path);
}

const PRIVILEGED = ['spec', 'containers', 0, 'securityContext', 'privileged'];

test.each<[string, Path, Path, boolean]>([
  ['the place itself', PRIVILEGED, PRIVILEGED, true],
  ['what is around it, where what is missing is reported', PRIVILEGED, ['spec', 'containers', 0, 'securityContext'], true],
  ['the whole object', PRIVILEGED, [], true],
  ['what was below it', ['spec', 'containers'], PRIVILEGED, true],
  ['a neighbour', PRIVILEGED, ['spec', 'containers', 0, 'securityContext', 'capabilities'], false],
  ['another container', PRIVILEGED, ['spec', 'containers', 1, 'securityContext'], false],
  ['another name that begins alike', ['spec', 'host'], ['spec', 'hostPID'], false],
  ['a container, where the security context of the pod is not known', ['spec', 'securityContext', 'runAsNonRoot'], ['spec', 'containers', 0], true],
  ['the pod, where another field of the workload is not known', ['spec', 'replicas'], ['spec', 'template', 'spec', 'hostPID'], false],
])('%s', (_case, unreadable, path, expected) => {
  expect(concern([['metadata', 'name'], unreadable], path)).toBe(expected);
});

test('nothing is concerned where all was read', () => {
  expect(concern(undefined, PRIVILEGED)).toBe(false);
});

test('what rests on values that could not be read is no finding, and an acceptance of it is not unused', () => {
  const [object] = objects(house('a', { 'no-stairs': '[ladder] it has always been so' }, ['ladder', 'slide'], ['gate']));
  const judge = (...unreadable: Path[]): string[] =>
    told(audit(model([{ ...object, unreadable }]), { today: TODAY, pack: OWN_PACK, ownRules: [NO_STAIRS, NO_DOORS] }));
  expect(judge(['defects', 'no-stairs'])).toEqual(['no-doors a: gate']);
  expect(judge(['defects', 'no-doors', 0])).toEqual(['no-stairs a: slide']);
});
