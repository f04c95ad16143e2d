import { overBroadCloudRole } from '../../../src/rules/cloud/over-broad-cloud-role';
import { testRule } from '../_test-rule';

const AWS = 'eks.amazonaws.com/role-arn';
const GOOGLE = 'iam.gke.io/gcp-service-account';
const account = (annotation: string, value: string) =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web, namespace: shop, annotations: { ${annotation}: "${value}" } }\n`;
const found = (annotation: string, value: string) => `ServiceAccount/web metadata.annotations['${annotation}'] [${value}]`;
const BROAD = ['AdministratorAccess', 'aws-service-role/x/PowerUserAccess', 'EKSAdminRole', 'owner', 'OrganizationAccountAccessRole'].map(name => `arn:aws:iam::123456789012:role/${name}`);

testRule(overBroadCloudRole, {
  invalid: [
    ...BROAD.map(arn => ({ name: arn, yaml: account(AWS, arn), findings: [found(AWS, arn)], message: 'its cloud identity may have more permissions than its workloads need' })),
    ...['123456789012-compute@developer.gserviceaccount.com', 'my-project@appspot.gserviceaccount.com', 'project-owner@my-project.iam.gserviceaccount.com'].map(email => ({
      name: email, yaml: account(GOOGLE, email), findings: [found(GOOGLE, email)],
    })),
  ],
  valid: [
    ...['payments', 'administration-of-orders', '${CLUSTER_ADMIN}-dns'].map(name => `arn:aws:iam::123456789012:role/${name}`).map(arn => ({ name: arn, yaml: account(AWS, arn) })),
    { name: 'a Google service account', yaml: account(GOOGLE, 'payments@my-project.iam.gserviceaccount.com') },
    { name: 'no identity', yaml: 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: admin, namespace: shop }\n' },
  ],
});
