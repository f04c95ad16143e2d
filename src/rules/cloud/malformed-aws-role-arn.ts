import { AWS_ROLE_ARN_ANNOTATION, explainRoleArn, isBareRoleName } from '../../kubernetes/cloud/aws';
import { mitre, owaspKubernetes } from '../references';
import { malformedAnnotationRule } from './_malformed-annotation';
import { EKS_WEBHOOK, IRSA } from './_references';

/** Reports values that are not the ARN of an IAM role. */
export const malformedAwsRoleArn = malformedAnnotationRule({
  id: 'malformed-aws-role-arn',
  summary: 'The AWS role of a ServiceAccount is not the ARN of an IAM role',
  remedy: 'write the ARN of the role',
  why: 'The EKS webhook passes the value on unchanged, and AWS rejects it when the pod requests credentials. '
    + 'Until then the mistake goes unnoticed, and the pod falls back to other credentials it finds, such as the role of its node.',
  fix: {
    construct: "IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' });",
    yaml: `metadata:\n  annotations:\n    ${AWS_ROLE_ARN_ANNOTATION}: arn:aws:iam::123456789012:role/payments`,
  },
  references: [owaspKubernetes('K08'), mitre('T1078.004'), IRSA, EKS_WEBHOOK],
}, AWS_ROLE_ARN_ANNOTATION, arn => {
  if (isBareRoleName(arn)) {
    return { problem: `it is only the name of a role, which a webhook completes only with --compose-role-arn; write arn:aws:iam::<account>:role/${arn}`, unknown: true };
  }
  const problem = explainRoleArn(arn);
  return problem === undefined ? undefined : { problem };
});
