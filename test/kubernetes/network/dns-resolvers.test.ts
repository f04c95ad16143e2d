import { GKE_CLOUD_DNS, KUBE_SYSTEM_DNS, NODE_LOCAL_DNS, OPENSHIFT_DNS } from '../../../src/kubernetes/network/dns-resolvers';

test('the resolvers match the documentation of their projects', () => {
  expect(KUBE_SYSTEM_DNS).toEqual({ namespace: 'kube-system', port: 53 });
  expect(NODE_LOCAL_DNS).toEqual({ cidr: '169.254.20.10/32', port: 53 });
  expect(OPENSHIFT_DNS).toEqual({ namespace: 'openshift-dns', port: 5353 });
  expect(GKE_CLOUD_DNS).toEqual({ cidr: '169.254.169.254/32', port: 53 });
});
