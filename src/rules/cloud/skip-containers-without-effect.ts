import { AWS_SKIP_CONTAINERS_ANNOTATION } from '../../kubernetes/cloud/aws';
import { AZURE_SKIP_CONTAINERS_ANNOTATION } from '../../kubernetes/cloud/azure';
import { owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { quotedValue } from './_identities';
import { AZURE_WORKLOAD_IDENTITY, EKS_WEBHOOK } from './_references';

const SEPARATORS = [
  { annotation: AWS_SKIP_CONTAINERS_ANNOTATION, cloud: 'AWS', right: ',', wrong: ';', name: 'commas' },
  { annotation: AZURE_SKIP_CONTAINERS_ANNOTATION, cloud: 'Azure', right: ';', wrong: ',', name: 'semicolons' },
] as const;

/** Reports containers that get a cloud credential although they are meant to be skipped. */
export const skipContainersWithoutEffect: Rule = {
  id: 'skip-containers-without-effect',
  summary: 'Containers that should not get the cloud credential are separated by the wrong character, and get it',
  remedy: 'separate the containers with semicolons',
  why: 'AWS separates the names with commas, Azure with semicolons. With the other character, the webhook reads one long name that matches no container, and all containers get the credential.',
  fix: {
    construct: [
      "new WorkloadIdentity(chart, 'aws', {",
      '  serviceAccount: account,',
      "  provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }),",
      '});',
    ].join('\n'),
    yaml: `metadata:\n  annotations:\n    ${AWS_SKIP_CONTAINERS_ANNOTATION}: proxy,logger\n    ${AZURE_SKIP_CONTAINERS_ANNOTATION}: proxy;logger`,
  },
  references: [owaspKubernetes('K08'), EKS_WEBHOOK, AZURE_WORKLOAD_IDENTITY],
  subject: 'workload',
  fields: SEPARATORS.map(({ annotation }) => annotation),
  *check({ pod, podPath }) {
    for (const { annotation, cloud, right, wrong, name } of SEPARATORS) {
      const value = pod.metadata?.annotations?.[annotation];
      // Container names contain neither of these characters.
      if (!value?.includes(wrong) || value.includes('{{')) { continue; }
      yield {
        path: [...podPath, 'metadata', 'annotations', annotation],
        key: annotation,
        message: `the annotation ${annotation} is ${quotedValue(value)}, but ${cloud} separates containers with ${name}, so the containers it names still get the credential`,
        fix: `${annotation}: ${JSON.stringify(value.split(/[,;]/).map(part => part.trim()).filter(part => part !== '').join(right))}`,
      };
    }
  },
};
