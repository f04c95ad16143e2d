import { isBuiltInApiGroup } from '../../src/objects/api-group';

test.each(['', 'apps', 'batch', 'rbac.authorization.k8s.io', 'networking.k8s.io'])('%j belongs to Kubernetes', apiGroup => {
  expect(isBuiltInApiGroup(apiGroup)).toBe(true);
});

test.each(['example.com', 'gateway.networking.k8s.io', 'snapshot.storage.k8s.io', 'jobset.x-k8s.io', 'constructor'])('%j does not belong to Kubernetes', apiGroup => {
  expect(isBuiltInApiGroup(apiGroup)).toBe(false);
});
