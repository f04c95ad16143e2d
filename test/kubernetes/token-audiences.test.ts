import { isOtherAudience } from '../../src/kubernetes/token-audiences';

test.each([
  'sts.amazonaws.com', 'pods.eks.amazonaws.com', 'api://AzureADTokenExchange', 'vault', 'spire-server', 'istio-ca', 'my-project.svc.id.goog',
  'https://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q',
])('%s is not the Kubernetes API', audience => {
  expect(isOtherAudience(audience)).toBe(true);
});

test.each([
  '', 'api', 'kubernetes', 'https://kubernetes.default.svc', 'https://kubernetes.default.svc.cluster.local', 'https://iam.googleapis.com.example.com/',
  'https://container.googleapis.com/v1/projects/p/locations/l/clusters/c', 'Vault', 'constructor',
])('%j may be the Kubernetes API', audience => {
  expect(isOtherAudience(audience)).toBe(false);
});
