import { explainCidr } from '../../../src/kubernetes/network/cidr';
import {
  EKS_POD_IDENTITY_AGENT, GKE_METADATA_SERVER, GKE_METADATA_SERVER_DATAPLANE_V2, METADATA_ENDPOINTS,
} from '../../../src/kubernetes/network/metadata-endpoints';

const addresses = METADATA_ENDPOINTS.map(({ cidr }) => cidr);

// The API server rejects an exception that is not a canonical block.
test.each(addresses)('%s is a block', cidr => {
  expect(explainCidr(cidr)).toBeUndefined();
});

test.each([
  ['the metadata service of AWS, Google Cloud and Azure', '169.254.169.254/32'],
  ['the metadata service of AWS on IPv6', 'fd00:ec2::254/128'],
  ['the metadata server of Google Cloud on IPv6', 'fd20:ce::254/128'],
  ['ECS credentials', '169.254.170.2/32'],
])('%s is blocked', (_, cidr) => {
  expect(addresses).toContain(cidr);
});

test('resolvers on the node are not metadata endpoints', () => {
  expect(addresses).not.toContain('169.254.20.10/32');
});

test('the endpoints for identities match the documentation of the clouds', () => {
  expect(EKS_POD_IDENTITY_AGENT).toEqual([{ cidr: '169.254.170.23/32', ports: [80] }, { cidr: 'fd00:ec2::23/128', ports: [80] }]);
  expect(GKE_METADATA_SERVER_DATAPLANE_V2).toEqual([{ cidr: '169.254.169.254/32', ports: [80, 8080] }]);
  expect(GKE_METADATA_SERVER).toEqual([{ cidr: '169.254.169.252/32', ports: [987, 988] }]);
  const needed = [...EKS_POD_IDENTITY_AGENT, ...GKE_METADATA_SERVER_DATAPLANE_V2, ...GKE_METADATA_SERVER];
  expect(addresses).toEqual(expect.arrayContaining(needed.map(({ cidr }) => cidr)));
});
