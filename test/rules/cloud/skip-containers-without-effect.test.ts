import { testRule } from '../_test-rule';
import { deployment } from './_apps';
import { skipContainersWithoutEffect as rule } from '../../../src/rules/cloud/skip-containers-without-effect';

const AWS = 'eks.amazonaws.com/skip-containers';
const AZURE = 'azure.workload.identity/skip-containers';

testRule(rule, {
  invalid: [
    ...([
      [AWS, 'proxy;logger', 'AWS separates containers with commas', 'proxy,logger'],
      [AWS, 'proxy; logger', 'AWS separates containers with commas', 'proxy,logger'],
      [AWS, 'a,b;c', 'AWS separates containers with commas', 'a,b,c'],
      [AZURE, 'proxy,logger', 'Azure separates containers with semicolons', 'proxy;logger'],
    ] as const).map(([annotation, value, message, right]) => ({
      name: `${annotation}: ${value}`,
      yaml: deployment({ podAnnotations: `${annotation}: "${value}"` }),
      findings: [{
        object: 'Deployment production/web',
        path: `spec.template.metadata.annotations['${annotation}']`,
        key: annotation,
        message: expect.stringContaining(`the annotation ${annotation} is "${value}", but ${message}`),
        fix: `${annotation}: "${right}"`,
      }],
    })),
  ],
  valid: [
    ...([
      [AWS, '"proxy,logger"'], [AWS, 'proxy'], [AZURE, '"proxy;logger"'], [AZURE, 'proxy'], [AZURE, '""'], [AWS, '7'], [AWS, '"{{ join \\";\\" .Values.names }}"'],
      // A service mesh adds its sidecar later.
      [AWS, 'istio-proxy'],
    ] as const).map(([annotation, value]) => ({ name: `${annotation}: ${value}`, yaml: deployment({ podAnnotations: `${annotation}: ${value}` }) })),
  ],
});
