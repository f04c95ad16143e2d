import { account, deployment } from './_apps';
import { cloudTokenLifetimeOutOfRange as rule } from '../../../src/rules/cloud/cloud-token-lifetime-out-of-range';
import { found as check } from '../_found';

const AZURE = 'azure.workload.identity/service-account-token-expiration';
const AWS = 'eks.amazonaws.com/token-expiration';

test.each([
  [AZURE, '"3599"', 'is "3599", and the webhook of Azure refuses a pod whose lifetime is not from 3600 to 86400 seconds'],
  [AZURE, '"86401"', 'refuses a pod'],
  [AZURE, '"1h"', 'refuses a pod'],
  [AZURE, '""', 'refuses a pod'],
  [AZURE, '3600', 'the API server refuses an annotation that is no text'],
  [AWS, '"599"', 'the webhook of EKS gives no token for less than 600 seconds and writes 600'],
  [AWS, '"1h"', 'gives tokens of 86400 seconds'],
  [AWS, '"4294967297"', 'more than 2^32 seconds'],
])('%s: %s', (annotation, value, message) => {
  const found = { key: annotation, message: expect.stringContaining(message) };
  expect(check(rule, account(`${annotation}: ${value}`)))
    .toEqual([{ ...found, object: 'ServiceAccount production/payments', path: `metadata.annotations['${annotation}']` }]);
  expect(check(rule, deployment({ podAnnotations: `${annotation}: ${value}` })))
    .toEqual([{ ...found, object: 'Deployment production/web', path: `spec.template.metadata.annotations['${annotation}']` }]);
});

test.each([
  [AZURE, '"3600"'], [AZURE, '"86400"'], [AWS, '"600"'], [AWS, '"86400"'], [AWS, '"4294967296"'], [AZURE, '"{{ .Values.seconds }}"'], [AWS, '"{{ .Values.seconds }}"'],
])('%s: %s is fine', (annotation, value) => {
  expect(check(rule, account(`${annotation}: ${value}`) + deployment({ podAnnotations: `${annotation}: ${value}` }))).toEqual([]);
});

test('nobody reads it on the Deployment', () => {
  expect(check(rule, deployment({ annotations: `${AZURE}: "1"` }))).toEqual([]);
});
