import { GKE_WORKLOAD_IDENTITY, IRSA } from './_references';
import { AWS_ROLE_ARN_ANNOTATION } from '../../kubernetes/cloud/aws';
import { GOOGLE_SERVICE_ACCOUNT_ANNOTATION } from '../../kubernetes/cloud/google';
import { adviseOnName } from '../../kubernetes/cloud/over-privileged-names';
import { mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const ANNOTATIONS = [AWS_ROLE_ARN_ANNOTATION, GOOGLE_SERVICE_ACCOUNT_ANNOTATION];

/** An advisory: only a name tells. */
export const overBroadCloudRole: Rule = {
  id: 'over-broad-cloud-role',
  summary: 'The cloud role of a ServiceAccount has the name of an administrator, or is the default account of its project',
  remedy: 'use a cloud role with less',
  why: 'Who takes over one of its pods acts in the cloud with all that the role may do. What that is does not stand in the manifest, but a role of administrators, an owner, or the account that a project starts with has more than a workload needs.',
  fix: {
    construct: "IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }); // a role with the permissions of this workload",
    yaml: `metadata:\n  annotations:\n    ${AWS_ROLE_ARN_ANNOTATION}: arn:aws:iam::123456789012:role/payments # a role with the permissions of this workload`,
  },
  references: [owaspKubernetes('K08'), mitre('T1078.004'), IRSA, GKE_WORKLOAD_IDENTITY],
  subject: 'service-account',
  fields: ANNOTATIONS,
  *check({ object: { manifest } }) {
    for (const annotation of ANNOTATIONS) {
      const value = manifest.metadata?.annotations?.[annotation] ?? '';
      const advice = adviseOnName(value);
      if (advice === undefined) { continue; }
      yield {
        path: ['metadata', 'annotations', annotation],
        key: value,
        message: `its cloud identity may do more than its workloads need: ${advice}`,
        fix: 'name a role that has only the permissions of its workloads',
      };
    }
  },
};
