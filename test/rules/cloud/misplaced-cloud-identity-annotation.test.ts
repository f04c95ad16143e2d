import { testRule } from '../_test-rule';
import { account, deployment, IDENTITY } from './_apps';
import { misplacedCloudIdentityAnnotation as rule } from '../../../src/rules/cloud/misplaced-cloud-identity-annotation';
import { found as check } from '../_found';

const ROLE = 'eks.amazonaws.com/role-arn';
const SKIP = 'azure.workload.identity/skip-containers';

test.each(Object.values(IDENTITY))('on the pods: %s', identity => {
  expect(check(rule, account('') + deployment({ podAnnotations: identity }))).toMatchObject([
    { path: `spec.template.metadata.annotations['${identity.split(':')[0]}']`, key: expect.stringContaining(' on its pods') },
  ]);
});

test('beside another value on the account, which is the one that counts', () => {
  const other = IDENTITY.aws.replace('payments', 'other');
  expect(check(rule, account(IDENTITY.aws) + deployment({ podAnnotations: other }))).toHaveLength(1);
});

test('on a Pod', () => {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: web, annotations: { ${IDENTITY.aws} } }\nspec: {}\n`;
  expect(check(rule, pod)).toMatchObject([{ object: 'Pod web', key: `${ROLE} on the pod` }]);
});

test.each([', annotations: {}', ''])('as a label of the account%s', annotations => {
  expect(check(rule, account('').replace(/, annotations: .*\} \}/, `, labels: { ${IDENTITY.azure} }${annotations} }`))).toMatchObject([
    { object: 'ServiceAccount production/payments', path: "metadata.labels['azure.workload.identity/client-id']", key: 'label azure.workload.identity/client-id' },
  ]);
});

test('containers to skip, on the Deployment or the account', () => {
  const [onTop] = check(rule, deployment({ annotations: `${SKIP}: proxy` }));
  expect(onTop).toMatchObject({ path: `metadata.annotations['${SKIP}']`, key: `${SKIP} on the Deployment` });
  expect(onTop.message).toContain('the containers it names get the cloud credential all the same');
  expect(check(rule, account(`${SKIP}: proxy`))).toMatchObject([{ object: 'ServiceAccount production/payments', key: `${SKIP} on the ServiceAccount` }]);
});

testRule(rule, {
  invalid: [
    {
      name: 'on the Deployment',
      yaml: account('') + deployment({ annotations: IDENTITY.aws }),
      findings: [{
        object: 'Deployment production/web',
        path: `metadata.annotations['${ROLE}']`,
        key: `${ROLE} on the Deployment`,
        message: `the annotation ${ROLE} is on the Deployment, but it is only read from a ServiceAccount, so that it does nothing`,
        fix: "write it into the annotations of the ServiceAccount 'payments'",
      }],
    },
  ],
  valid: [
    ...([
      ['the account', account(Object.values(IDENTITY).join(', ')) + deployment()],
      ['a copy of what the account says', account(IDENTITY.aws) + deployment({ annotations: IDENTITY.aws, podAnnotations: IDENTITY.aws })],
      ['containers to skip, on the pods', account(IDENTITY.azure) + deployment({ podAnnotations: `${SKIP}: proxy` })],
      ['containers to skip, on both', deployment({ annotations: `${SKIP}: proxy`, podAnnotations: `${SKIP}: proxy` })],
      ['an empty annotation', deployment({ annotations: `${ROLE}: ""` })],
      // The webhook reads these from the pod too.
      ['a lifetime on the pods', deployment({ podAnnotations: 'eks.amazonaws.com/token-expiration: "3600"' })],
      ['an annotation of kube2iam', deployment({ podAnnotations: 'iam.amazonaws.com/role: payments' })],
    ] as const).map(([name, yaml]) => ({ name: `${name} is fine`, yaml: yaml })),
  ],
});
