import { deployment } from './_apps';
import { skipContainersWithoutEffect as rule } from '../../../src/rules/cloud/skip-containers-without-effect';
import { found as check } from '../_found';

const AWS = 'eks.amazonaws.com/skip-containers';
const AZURE = 'azure.workload.identity/skip-containers';

test.each([
  [AWS, 'proxy;logger', 'AWS separates containers by commas', 'proxy,logger'],
  [AWS, 'proxy; logger', 'AWS separates containers by commas', 'proxy,logger'],
  [AWS, 'a,b;c', 'AWS separates containers by commas', 'a,b,c'],
  [AZURE, 'proxy,logger', 'Azure separates containers by semicolons', 'proxy;logger'],
])('%s: %s', (annotation, value, message, right) => {
  expect(check(rule, deployment({ podAnnotations: `${annotation}: "${value}"` }))).toEqual([{
    object: 'Deployment production/web',
    path: `spec.template.metadata.annotations['${annotation}']`,
    key: annotation,
    message: expect.stringContaining(`the annotation ${annotation} is "${value}", but ${message}`),
    fix: `write ${annotation}: "${right}"`,
  }]);
});

test.each([
  [AWS, '"proxy,logger"'], [AWS, 'proxy'], [AZURE, '"proxy;logger"'], [AZURE, 'proxy'], [AZURE, '""'], [AWS, '7'], [AWS, '"{{ join \\";\\" .Values.names }}"'],
  // A sidecar of a service mesh comes later.
  [AWS, 'istio-proxy'],
])('%s: %s is fine', (annotation, value) => {
  expect(check(rule, deployment({ podAnnotations: `${annotation}: ${value}` }))).toEqual([]);
});
