import { egress, policy, WEB } from './_policies';
import { metadataExceptionWithoutEffect } from '../../../src/rules/network/metadata-exception-without-effect';
import { testRule } from '../_test-rule';

const BUT_METADATA = '[{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] } }] }]';
const found = (by: string) => `NetworkPolicy/egress spec.egress[0].to[0].ipBlock.except [169.254.169.254 allowed by ${by}]`;

testRule(metadataExceptionWithoutEffect, {
  invalid: [
    {
      name: 'another policy that allows everything',
      yaml: WEB + egress(BUT_METADATA) + egress('[{}]', 'allow-all'),
      findings: [found('allow-all')],
      message: "its exception of 169.254.169.254, where nodes get their cloud credentials, has no effect for the pods of Deployment 'web': the NetworkPolicy 'allow-all' allows it",
    },
    { name: 'another rule of the same policy', yaml: WEB + egress(BUT_METADATA.replace(/\]$/, ', { to: [{ ipBlock: { cidr: 169.254.0.0/16 } }] }]')), findings: [found('egress')] },
    {
      name: 'a larger block that contains the address',
      yaml: WEB + egress(BUT_METADATA.replace('169.254.169.254/32', '169.254.0.0/16')) + egress('[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]', 'allow-all'),
      findings: [found('allow-all')],
    },
    { name: 'a policy of the context', yaml: WEB + egress(BUT_METADATA), options: { context: egress('[{}]', 'allow-all') }, findings: [found('allow-all')] },
  ],
  valid: [
    { name: 'a single policy', yaml: WEB + egress(BUT_METADATA) },
    { name: 'another with the same exception', yaml: WEB + egress(BUT_METADATA) + egress(BUT_METADATA, 'other') },
    { name: 'another that names exactly the address', yaml: WEB + egress(BUT_METADATA) + egress('[{ to: [{ ipBlock: { cidr: 169.254.169.254/32 } }], ports: [{ port: 53, protocol: UDP }] }]', 'dns') },
    { name: 'another for other pods', yaml: WEB + egress(BUT_METADATA) + policy('other', '{ podSelector: { matchLabels: { app: db } }, policyTypes: [Egress], egress: [{}] }') },
    { name: 'another in another namespace', yaml: WEB + egress(BUT_METADATA) + policy('other', '{ podSelector: {}, policyTypes: [Egress], egress: [{}] }', 'staging') },
    { name: 'an exception of another address', yaml: WEB + egress(BUT_METADATA.replace('169.254.169.254/32', '10.0.0.0/8')) + egress('[{}]', 'allow-all') },
    { name: 'no pods', yaml: egress(BUT_METADATA) + egress('[{}]', 'allow-all') },
  ],
});
