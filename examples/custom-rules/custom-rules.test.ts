import 'cdk8s-least-privilege/testing';
import { Testing } from 'cdk8s';
import { Pack } from 'cdk8s-least-privilege/rules';
import { Payments } from './payments';
import { imageFromElsewhere, serviceAccountWithoutOwner, teamPack, teamRules } from './team-rules';

/** No built-in rules, so only the findings of the rule under test are shown. */
const nothingElse: Pack = { name: 'nothing-else', description: 'Only custom rules', severities: {} };

test('the app passes all rules, including the custom ones', () => {
  expect(new Payments(Testing.app(), 'payments')).toHaveLeastPrivilege({ customRules: teamRules, customPack: teamPack, failOn: 'low', complete: true });
});

describe('image-from-elsewhere', () => {
  const pod = (image: string): string => `
    apiVersion: v1
    kind: Pod
    metadata: { name: web }
    spec:
      containers: [{ name: app, image: ${image} }]
  `;
  const options = { customRules: [imageFromElsewhere], customPack: nothingElse };

  test('accepts images from our registry', () => {
    expect(pod('registry.example.com/app:v1')).toHaveLeastPrivilege(options);
  });

  test.each(['nginx', 'registry.example.com.evil.example.org/app:v1', '""'])('reports the image %s', image => {
    expect(pod(image)).not.toHaveLeastPrivilege(options);
    expect(() => expect(pod(image)).toHaveLeastPrivilege(options)).toThrow('image-from-elsewhere [container app]');
  });
});

test('service-account-without-owner reports a declared ServiceAccount, but not one that is only referenced', () => {
  const options = { customRules: [serviceAccountWithoutOwner], customPack: nothingElse };
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { serviceAccountName: 'web', containers: [{ name: 'app', image: 'app' }] } };
  expect([pod]).toHaveLeastPrivilege(options);
  expect(() => expect([account, pod]).toHaveLeastPrivilege(options)).toThrow("no owner is set on the ServiceAccount 'web'");
});
