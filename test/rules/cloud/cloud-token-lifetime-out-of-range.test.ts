import { account, deployment } from './_apps';
import { cloudTokenLifetimeOutOfRange } from '../../../src/rules/cloud/cloud-token-lifetime-out-of-range';
import { testRule } from '../_test-rule';

const AZURE = 'azure.workload.identity/service-account-token-expiration';
const AWS = 'eks.amazonaws.com/token-expiration';

testRule(cloudTokenLifetimeOutOfRange, {
  invalid: ([
    [AZURE, '"3599"', 'is "3599", and the Azure webhook rejects a pod whose lifetime is not between 3600 and 86400 seconds'],
    [AZURE, '"86401"', 'rejects a pod'],
    [AZURE, '"1h"', 'rejects a pod'],
    [AZURE, '""', 'rejects a pod'],
    [AWS, '"599"', 'the EKS webhook requests at least 600 seconds and writes 600'],
    [AWS, '"1h"', 'requests tokens of 86400 seconds'],
    [AWS, '"4294967297"', 'more than 2^32 seconds'],
  ] as const).flatMap(([annotation, value, message]) => [
    {
      name: `${annotation}: ${value} of an account`,
      yaml: account(`${annotation}: ${value}`),
      findings: [`ServiceAccount/payments metadata.annotations['${annotation}'] [${annotation}]`],
      message,
    },
    {
      name: `${annotation}: ${value} of pods`,
      yaml: deployment({ podAnnotations: `${annotation}: ${value}` }),
      findings: [`Deployment/web spec.template.metadata.annotations['${annotation}'] [${annotation}]`],
      message,
    },
  ]),
  valid: [
    ...[
      [AZURE, '"3600"'], [AZURE, '"86400"'], [AWS, '"600"'], [AWS, '"86400"'], [AWS, '"4294967296"'], [AZURE, '"{{ .Values.seconds }}"'], [AWS, '"{{ .Values.seconds }}"'],
    ].map(([annotation, value]) => ({
      name: `${annotation}: ${value}`, yaml: account(`${annotation}: ${value}`) + deployment({ podAnnotations: `${annotation}: ${value}` }),
    })),
    { name: 'an annotation of the Deployment, which is not read', yaml: deployment({ annotations: `${AZURE}: "1"` }) },
  ],
});
