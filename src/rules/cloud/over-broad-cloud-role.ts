import { GKE_WORKLOAD_IDENTITY, IRSA } from './_references';
import { AWS_ROLE_ARN_ANNOTATION } from '../../kubernetes/cloud/aws';
import { GOOGLE_SERVICE_ACCOUNT_ANNOTATION } from '../../kubernetes/cloud/google';
import { adviseOnName } from '../../kubernetes/cloud/over-privileged-names';
import { mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

const ANNOTATIONS = [AWS_ROLE_ARN_ANNOTATION, GOOGLE_SERVICE_ACCOUNT_ANNOTATION];

/** An advisory: the only evidence is the name. */
export const overBroadCloudRole: Rule = {
  id: 'over-broad-cloud-role',
  summary: 'The cloud role of a ServiceAccount is named like an administrator, or is the default account of its project',
  remedy: 'use a cloud role with fewer permissions',
  why: 'An attacker who compromises one of its pods has all permissions of the role in the cloud. The manifest does not show them, but an administrator role, an owner, or the default account of a project has more than a workload needs.',
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
        message: `its cloud identity may have more permissions than its workloads need: ${advice}`,
        fix: 'name a role that has only the permissions its workloads need',
      };
    }
  },
};
