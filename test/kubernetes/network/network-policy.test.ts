import {
  allowsAddresses, allowsBeyondNode, allowsTcpPort, egressRules, limitsEgress, NetworkPolicySpec, opens,
} from '../../../src/kubernetes/network/network-policy';

test.each<[string, NetworkPolicySpec, boolean]>([
  ['an empty policy is for ingress', {}, false],
  ['a rule for egress implies the type', { egress: [{}] }, true],
  ['an empty list of rules does not', { egress: [] }, false],
  ['the type alone denies', { policyTypes: ['Egress'] }, true],
  ['rules without their type count for nothing', { policyTypes: ['Ingress'], egress: [{}] }, false],
])('%s', (_, spec, expected) => {
  expect(limitsEgress(spec)).toBe(expected);
});

describe('the rules of a pod', () => {
  const policyTypes = ['Egress'];
  const rule = (cidr: string) => ({ to: [{ ipBlock: { cidr } }] });

  test('are unlimited when no policy selects it', () => {
    expect(egressRules([], {})).toBeUndefined();
    expect(egressRules([{ podSelector: { matchLabels: { app: 'web' } }, policyTypes }], { app: 'db' })).toBeUndefined();
    expect(egressRules([{ policyTypes: ['Ingress'] }], {})).toBeUndefined();
  });

  test('add up', () => {
    const policies = [{ policyTypes }, { policyTypes, egress: [rule('10.0.0.0/8')] }, { policyTypes, podSelector: { matchLabels: { app: 'web' } }, egress: [rule('::/0')] }];
    expect(egressRules(policies, {})).toEqual([rule('10.0.0.0/8')]);
    expect(egressRules(policies, { app: 'web' })).toEqual([rule('10.0.0.0/8'), rule('::/0')]);
  });

  test.each([
    ['In', ['web'], { app: 'web' }, true], ['In', ['web'], { app: 'db' }, false], ['In', ['web'], {}, false],
    ['NotIn', ['web'], { app: 'web' }, false], ['NotIn', ['web'], { app: 'db' }, true], ['NotIn', ['web'], {}, true],
    ['Exists', undefined, { app: 'db' }, true], ['Exists', undefined, {}, false],
    ['DoesNotExist', undefined, { app: 'db' }, false], ['DoesNotExist', undefined, {}, true],
  ])('%s %j selects %j: %s', (operator, values, labels, expected) => {
    const policy = { policyTypes, podSelector: { matchExpressions: [{ key: 'app', operator, values }] } };
    expect(egressRules([policy], labels as { [key: string]: string }) !== undefined).toBe(expected);
  });
});

test.each([
  ['no ports', undefined, true],
  ['the port, TCP by default', [{ port: 443 }], true],
  ['a protocol without a port', [{ protocol: 'TCP' }], true],
  ['another protocol', [{ port: 443, protocol: 'UDP' }], false],
  ['another port', [{ port: 80 }], false],
  ['a range', [{ port: 400, endPort: 443 }], true],
  ['a range before it', [{ port: 400, endPort: 442 }], false],
  ['a named port, which no address outside has', [{ port: 'https' }], false],
])('TCP 443 with %s', (_, ports, expected) => {
  expect(allowsTcpPort({ ports }, 443)).toBe(expected);
});

test.each([
  ['0.0.0.0/0', undefined, true],
  ['0.0.0.0/0', ['169.254.169.254/32'], false],
  ['0.0.0.0/0', ['169.254.0.0/16'], false],
  ['0.0.0.0/0', ['169.254.169.252/32'], true],
  ['::/0', undefined, false],
])('%s except %j opens the metadata endpoint: %s', (cidr, except, expected) => {
  expect(opens({ cidr, except }, '169.254.169.254/32')).toBe(expected);
});

test('a block opens one of which it excepts only a part', () => {
  expect(opens({ cidr: '0.0.0.0/0', except: ['100.100.0.0/24'] }, '100.100.0.0/16')).toBe(true);
  expect(opens({ cidr: '100.100.100.0/24' }, '100.100.0.0/16')).toBe(true);
});

test('addresses: nobody named is everybody, a pod is no address, and a template may be any', () => {
  expect(allowsAddresses({}, '10.0.0.0/8')).toBe(true);
  expect(allowsAddresses({ to: [{ namespaceSelector: {} }] }, '10.0.0.0/8')).toBe(false);
  expect(allowsAddresses({ to: [{ ipBlock: { cidr: '{{ .Values.cidr }}' } }] }, '10.0.0.0/8')).toBe(true);
});

test.each([
  ['0.0.0.0/0', true], ['10.0.0.0/8', true], ['::/0', true], ['{{ .Values.cidr }}', true],
  ['169.254.169.254/32', false], ['169.254.20.10/32', false], ['fd00:ec2::23/128', false], ['fe80::/64', false],
])('%s lies beyond the node: %s', (cidr, expected) => {
  expect(allowsBeyondNode({ to: [{ ipBlock: { cidr } }] })).toBe(expected);
});
