import { adviseOnName } from '../../../src/kubernetes/cloud/over-privileged-names';

test.each([
  ['arn:aws:iam::123456789012:role/AdministratorAccess', 'Administrator'],
  ['arn:aws:iam::123456789012:role/team/PowerUser', 'PowerUser'],
  ['arn:aws:iam::123456789012:role/s3-full-access', 'full-access'],
  ['arn:aws:iam::123456789012:role/payments-admin', 'admin'],
  ['arn:aws:iam::123456789012:role/PaymentsAdmin', 'Admin'],
  ['arn:aws:iam::123456789012:role/EKSAdminRole', 'Admin'],
  ['arn:aws:iam::{{ .Values.account }}:role/rootAccess', 'root'],
  ['owner@my-project.iam.gserviceaccount.com', 'owner'],
  ['cluster-admin', 'cluster-admin'],
])('the name %s results in advice', (name, word) => {
  expect(adviseOnName(name)).toContain(`sounds like a role with more permissions than a workload needs ('${word}')`);
});

test.each(['123456789012-compute@developer.gserviceaccount.com', 'my-project@appspot.gserviceaccount.com'])('%s is a default account', name => {
  expect(adviseOnName(name)).toContain('is the default service account of its project');
});

test.each([
  'arn:aws:iam::123456789012:role/payments', 'arn:aws:iam::123456789012:role/admin/payments', 'landowner@my-project.iam.gserviceaccount.com',
  'badminton@my-project.iam.gserviceaccount.com', 'payments@admin-project.iam.gserviceaccount.com', '11111111-2222-4333-8444-555555555555',
  '{{ .Values.admin.roleArn }}', 'arn:aws:iam::123456789012:role/BadmintonRoots',
])('the name %s does not result in advice', name => {
  expect(adviseOnName(name)).toBeUndefined();
});
