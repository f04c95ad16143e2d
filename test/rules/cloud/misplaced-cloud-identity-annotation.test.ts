import { testRule } from '../_test-rule';
import { account, deployment, IDENTITY } from './_apps';
import { misplacedCloudIdentityAnnotation as rule } from '../../../src/rules/cloud/misplaced-cloud-identity-annotation';

const ROLE = 'eks.amazonaws.com/role-arn';
const SKIP = 'azure.workload.identity/skip-containers';

const nameOf = (annotation: string): string => annotation.split(':')[0];

testRule(rule, {
  invalid: [
    ...Object.values(IDENTITY).map(identity => ({
      name: `on the pods: ${identity}`,
      yaml: account('') + deployment({ podAnnotations: identity }),
      findings: [`Deployment/web spec.template.metadata.annotations['${nameOf(identity)}'] [${nameOf(identity)} on its pods]`],
    })),
    {
      name: 'beside another value on the account, which takes precedence',
      yaml: account(IDENTITY.aws) + deployment({ podAnnotations: IDENTITY.aws.replace('payments', 'other') }),
      findings: [`Deployment/web spec.template.metadata.annotations['${ROLE}'] [${ROLE} on its pods]`],
    },
    {
      name: 'on a Pod',
      yaml: `apiVersion: v1\nkind: Pod\nmetadata: { name: web, annotations: { ${IDENTITY.aws} } }\nspec: {}\n`,
      findings: [`Pod/web metadata.annotations['${ROLE}'] [${ROLE} on the pod]`],
    },
    ...[', annotations: {}', ''].map(annotations => ({
      name: `as a label of the account${annotations}`,
      yaml: account('').replace(/, annotations: .*\} \}/, `, labels: { ${IDENTITY.azure} }${annotations} }`),
      findings: ["ServiceAccount/payments metadata.labels['azure.workload.identity/client-id'] [label azure.workload.identity/client-id]"],
    })),
    {
      name: 'containers to skip, on the Deployment',
      yaml: deployment({ annotations: `${SKIP}: proxy` }),
      findings: [`Deployment/web metadata.annotations['${SKIP}'] [${SKIP} on the Deployment]`],
      message: 'the containers it names still get the cloud credential',
    },
    {
      name: 'containers to skip, on the account',
      yaml: account(`${SKIP}: proxy`),
      findings: [`ServiceAccount/payments metadata.annotations['${SKIP}'] [${SKIP} on the ServiceAccount]`],
    },
    {
      name: 'on the Deployment',
      yaml: account('') + deployment({ annotations: IDENTITY.aws }),
      findings: [{
        object: 'Deployment production/web',
        path: `metadata.annotations['${ROLE}']`,
        key: `${ROLE} on the Deployment`,
        message: `the annotation ${ROLE} is on the Deployment, but it is only read from a ServiceAccount, so it has no effect`,
        fix: "write it into the annotations of the ServiceAccount 'payments'",
      }],
    },
  ],
  valid: [
    ...([
      ['on the account', account(Object.values(IDENTITY).join(', ')) + deployment()],
      ['a copy of the annotation of the account', account(IDENTITY.aws) + deployment({ annotations: IDENTITY.aws, podAnnotations: IDENTITY.aws })],
      ['containers to skip, on the pods', account(IDENTITY.azure) + deployment({ podAnnotations: `${SKIP}: proxy` })],
      ['containers to skip, on both', deployment({ annotations: `${SKIP}: proxy`, podAnnotations: `${SKIP}: proxy` })],
      ['an empty annotation', deployment({ annotations: `${ROLE}: ""` })],
      // The webhook also reads these from the pod.
      ['a lifetime on the pods', deployment({ podAnnotations: 'eks.amazonaws.com/token-expiration: "3600"' })],
      ['a kube2iam annotation', deployment({ podAnnotations: 'iam.amazonaws.com/role: payments' })],
    ] as const).map(([name, yaml]) => ({ name, yaml })),
  ],
});
