import { EgressReach, limitsEgress } from '../../src/model/egress-reach';
import type * as k8s from '../../src/objects/kubernetes-types';

test.each([
  ['an empty policy applies to ingress', {}, 'no'],
  ['an egress rule implies the type', { egress: [{}] }, 'yes'],
  ['an empty list of rules does not', { egress: [] }, 'no'],
  ['the type alone denies', { policyTypes: ['Egress'] }, 'yes'],
  ['rules without their type have no effect', { policyTypes: ['Ingress'], egress: [{}] }, 'no'],
  ['no spec', undefined, 'unknown'],
] as const)('%s', (_, spec, expected) => {
  expect(limitsEgress(spec)).toBe(expected);
});

const reach = new EgressReach([{ cidr: '169.254.169.254/32', ports: [80, 8080] }, { cidr: 'fd00:ec2::254/128' }]);
const opening = (...rules: any[]) => reach.openings(rules).map(({ answer, incidental }) => `${answer} ${incidental}`);
const block = (cidr: string, except?: string[]) => ({ to: [{ ipBlock: { cidr, except } }] });

test.each([
  ['nothing', [], ['no no', 'no no']],
  ['everything', [{}], ['yes yes', 'yes yes']],
  ['everything, with null', [{ to: null, ports: null }], ['yes yes', 'yes yes']],
  ['everything, with a null rule', [null], ['yes yes', 'yes yes']],
  ['everything, with empty lists', [{ to: [], ports: [] }], ['yes yes', 'yes yes']],
  ['the address itself', [block('169.254.169.254/32')], ['yes no', 'no no']],
  ['the address itself and a block around it', [block('169.254.169.254/32'), block('0.0.0.0/0')], ['yes yes', 'no no']],
  ['the address itself and perhaps more', [block('169.254.169.254/32'), block('{{ .Values.cidr }}')], ['yes unknown', 'unknown unknown']],
  ['a block around it except the address', [block('0.0.0.0/0', ['169.254.169.254/32'])], ['no no', 'no no']],
  ['a block around it except its neighbour', [block('0.0.0.0/0', ['169.254.169.253/32'])], ['yes yes', 'no no']],
  ['the IPv6 block', [block('::/0', ['169.254.169.254/32'])], ['no no', 'yes yes']],
  ['IPv6 in another notation', [block('fd00:0ec2:0:0::/64', ['fd00:ec2:0:0:0:0:0:254/128'])], ['no no', 'no no']],
  ['pods', [{ to: [{ podSelector: {} }, { namespaceSelector: {} }] }], ['no no', 'no no']],
] as const)('a policy opens %s', (_, rules, expected) => {
  expect(opening(...rules)).toEqual(expected);
});

describe('a destination with several addresses', () => {
  const wide = new EgressReach([{ cidr: '100.100.0.0/16' }]);

  test.each([
    ['itself', '100.100.0.0/16', undefined, 'yes no'],
    ['a part of it', '100.100.100.0/24', undefined, 'yes no'],
    ['a part of it, excepted', '100.100.100.0/24', ['100.100.0.0/16'], 'no no'],
    ['everything except a part of it', '0.0.0.0/0', ['100.100.0.0/24'], 'yes yes'],
    ['everything except a block around it', '0.0.0.0/0', ['100.0.0.0/8'], 'no no'],
    ['its neighbour', '100.101.0.0/16', undefined, 'no no'],
  ])('%s', (_, cidr, except, expected) => {
    const [{ answer, incidental }] = wide.openings([block(cidr, except)]);
    expect(`${answer} ${incidental}`).toBe(expected);
  });

  test('is unknown if its addresses are a placeholder', () => {
    expect(new EgressReach([{ cidr: '{{ .Values.endpoint }}' }]).openings([block('10.0.0.0/8')])[0].answer).toBe('unknown');
  });
});

describe('destinations outside of the node', () => {
  const beyond = (rule: k8s.NetworkPolicyEgressRule) => new EgressReach([{ ports: [443] }]).openings([rule])[0].answer;

  test.each([
    ['0.0.0.0/0', 'yes'], ['10.0.0.0/8', 'yes'], ['::/0', 'yes'], ['{{ .Values.cidr }}', 'unknown'],
    ['169.254.169.254/32', 'no'], ['169.254.20.10/32', 'no'], ['fd00:ec2::23/128', 'no'], ['fe80::/64', 'no'],
  ])('%s: %s', (cidr, expected) => {
    expect(beyond(block(cidr))).toBe(expected);
  });

  test('are not reached on another port, or with pods', () => {
    expect([beyond({}), beyond({ ports: [{ port: 80 }] }), beyond({ to: [{ podSelector: {} }] })]).toEqual(['yes', 'no', 'no']);
  });
});

test.each([
  [[{ port: 80 }], 'yes'], [[{ port: 8080 }], 'yes'], [[{ port: 443 }], 'no'], [[{ port: 443 }, { port: 80 }], 'yes'],
  [[{ port: 53, protocol: 'UDP' }], 'no'], [[{ protocol: 'UDP' }], 'no'], [[{ protocol: 'TCP' }], 'yes'], [[{}], 'yes'],
  [[{ port: 1, endPort: 79 }], 'no'], [[{ port: 1, endPort: 80 }], 'yes'], [[{ port: 81, endPort: 8079 }], 'no'], [[{ port: 8000, endPort: 9000 }], 'yes'],
  [[{ port: 'http' }], 'no'], [[{ port: '{{ .Values.port }}' }], 'unknown'], [[{ port: '80' }], 'unknown'], [[{ endPort: 90 }], 'unknown'],
  [[{ port: 443 }, { port: '{{ .Values.port }}' }], 'unknown'], [[{ protocol: 'tcp', port: 80 }], 'unknown'],
] as const)('ports %j: %s', (ports, expected) => {
  expect(opening({ ports })[0]).toBe(`${expected} ${expected}`);
});

test.each([
  { to: [null] }, { to: [{}] }, { to: [{ ipBlock: {} }] }, block('10.0.0.0'), block('0.0.0.0/0', ['x']), block('0.0.0.0/0', ['{{ .Values.hole }}']),
])('the openings of %j are unknown', rule => {
  expect(opening(rule)[0]).toBe('unknown unknown');
});

test('a known exception that contains the address closes it, even next to an unknown one', () => {
  expect(opening(block('0.0.0.0/0', ['{{ .Values.hole }}', '169.254.0.0/16']))[0]).toBe('no no');
});
