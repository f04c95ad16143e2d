import { explainKubernetesVersion, factsOf, KNOWN_MINORS, versionsText } from '../../src/kubernetes/kubernetes-version';

test('the known versions are consecutive', () => {
  expect(KNOWN_MINORS).toEqual([34, 35, 36, 37]);
});

test.each([
  ['1.34', 34], ['v1.34', 34], ['1.35.0', 35], ['v1.36.3', 36], ['v1.34.4-gke.1', 34], ['v1.35.2+k3s1', 35], ['v1.36.0-eks-1a2b3c', 36], ['1.37+', 37],
  ['v1.37.0-beta.0', 37],
])('%s is a version', (version, minor) => {
  expect(explainKubernetesVersion(version)).toBeUndefined();
  expect(factsOf(version)).toEqual({ minor });
});

test.each([
  ['34', "write '1.34'"],
  ['1.034', "write '1.34'"],
  ['V1.35', "write '1.35'"],
  [' 1.35', "write '1.35'"],
  ['1.35.x', "write '1.35'"],
  ['1.35 ', "write '1.35'"],
  ['', 'omit it to check against each version from 1.34 to 1.37'],
  ['latest', 'omit it to check against each version from 1.34 to 1.37'],
  ['2.0', 'omit it to check'],
  ['1', 'omit it to check'],
  ['1.34\n', "write '1.34'"],
])('%j is not a version', (version, remedy) => {
  const problem = explainKubernetesVersion(version);
  expect(problem).toMatch(/^it must be a version of Kubernetes such as '1\.34' or 'v1\.34\.4'; /);
  expect(problem).toContain(remedy);
  expect(() => factsOf(version)).toThrow(`the Kubernetes version is ${JSON.stringify(version)}, but it must be`);
});

test.each([
  ['1.33', 34, '1.33'], ['v1.28.15', 34, '1.28'], ['1.0', 34, '1.0'], ['1.38', 37, '1.38'], ['v1.100.1', 37, '1.100'],
  ['1.1000000000000000000000', 37, '1.1000000000000000000000'],
])('%s uses the nearest facts, with a note', (version, minor, asked) => {
  expect(factsOf(version)).toEqual({
    minor, note: `checked for Kubernetes 1.${minor}, the known version closest to ${asked} (known: 1.34 to 1.37)`,
  });
});

test.each<[number[], number[], string | undefined]>([
  [[34, 35, 36, 37], [34, 35, 36, 37], undefined],
  [[36], [36], undefined],
  [[34], [34, 35, 36, 37], 'up to Kubernetes 1.34'],
  [[34, 35, 36], [34, 35, 36, 37], 'up to Kubernetes 1.36'],
  [[36, 37], [34, 35, 36, 37], 'since Kubernetes 1.36'],
  [[37], [34, 35, 36, 37], 'since Kubernetes 1.37'],
  [[35], [34, 35, 36, 37], 'in Kubernetes 1.35'],
  [[35, 36], [34, 35, 36, 37], 'in Kubernetes 1.35 and 1.36'],
  [[34, 36, 37], [34, 35, 36, 37], 'in Kubernetes 1.34, 1.36 and 1.37'],
])('the versions %j of %j as text', (minors, all, text) => {
  expect(versionsText(minors, all)).toBe(text);
});
