import { containsBlock, explainCidr, parseCidr } from '../../../src/kubernetes/network/cidr';

test.each([
  '0.0.0.0/0', '10.0.0.0/8', '203.0.113.10/32', '::/0', 'fd00:ec2::254/128', '2001:db8::/32', '::1/128', '{{ .Values.apiServer }}/32',
])('%s is a block', cidr => {
  expect(explainCidr(cidr)).toBeUndefined();
});

test.each([
  ['10.1.2.3/8', "a CIDR block starts with its first address; write '10.0.0.0/8'"],
  ['10.10.0.0/0', "a CIDR block starts with its first address; write '0.0.0.0/0'"],
  ['2001:DB8:0:0::1/32', "a CIDR block starts with its first address; write '2001:db8::/32'"],
  ['fd00:ec2:0::254/128', "a CIDR block starts with its first address; write 'fd00:ec2::254/128'"],
  ['10.0.0.1', "it has no prefix length; write '10.0.0.1/32'"],
  ['fd00::1', "it has no prefix length; write 'fd00::1/128'"],
])('%s is refused', (cidr, problem) => {
  expect(explainCidr(cidr)).toBe(problem);
});

test.each(['', 'sts.amazonaws.com', '10.0.0.0/33', '::/129', '010.0.0.0/8', '10.0.0.0/08', '10.0.0/8', 'fe80::%eth0/64', '10.0.0.0/8/8'])('"%s" is not a block', cidr => {
  expect(explainCidr(cidr)).toBe("it must be a block of IP addresses; write '10.0.0.0/8' or 'fd00::/8', for example");
  expect(parseCidr(cidr)).toBeUndefined();
});

test.each([
  ['0.0.0.0/0', '169.254.169.254/32', true],
  ['169.254.0.0/16', '169.254.169.254/32', true],
  ['169.254.169.254/32', '169.254.169.254/32', true],
  ['169.254.169.254/32', '169.254.0.0/16', false],
  ['169.254.169.252/32', '169.254.169.254/32', false],
  ['10.0.0.0/9', '10.128.0.0/9', false],
  ['::/0', 'fd00:ec2::254/128', true],
  ['fd00:ec2::/32', 'fd00:ec2::23/128', true],
  ['fd00:ec3::/32', 'fd00:ec2::23/128', false],
  ['::ffff:1.2.3.0/120', '::ffff:102:304/128', true],
  // Addresses of the other family are not part of it.
  ['0.0.0.0/0', '::/0', false],
  ['::/0', '0.0.0.0/0', false],
])('%s contains %s: %s', (outer, inner, expected) => {
  expect(containsBlock(parseCidr(outer)!, parseCidr(inner)!)).toBe(expected);
});
