import { containersToInject, serviceAccountOf } from '../../src/kubernetes/injected-token';

test.each([
  [{ serviceAccountName: 'a' }, 'a'],
  [{ serviceAccount: 'b' }, 'b'],
  [{ serviceAccountName: 'a', serviceAccount: 'b' }, 'a'],
  [{ serviceAccountName: '', serviceAccount: 'b' }, 'b'],
  [{}, 'default'], [{ serviceAccountName: null }, 'default'], [undefined, 'default'],
])('the account of %p is %s', (spec, name) => {
  expect(serviceAccountOf(spec)).toBe(name);
});

const at = (...paths: string[]): object => ({ volumeMounts: paths.map(mountPath => ({ name: 'v', mountPath })) });

test('only a mount at exactly the directory prevents the token mount', () => {
  const open = [
    {}, { volumeMounts: null }, at('/tmp'),
    at('/var/run/secrets/kubernetes.io/serviceaccount/'), at('/run/secrets/kubernetes.io/serviceaccount'), at('/var/run/secrets/kubernetes.io'),
  ];
  expect(containersToInject([...open, at('/tmp', '/var/run/secrets/kubernetes.io/serviceaccount')])).toEqual(open);
});
