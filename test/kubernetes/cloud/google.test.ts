import { directMember, explainProjectId, explainProjectNumber, explainServiceAccountEmail, grantCommand, impersonationMember } from '../../../src/kubernetes/cloud/google';

test.each([
  'app-workload@my-project.iam.gserviceaccount.com',
  'abcdef@my-project.iam.gserviceaccount.com',
  '123456789012-compute@developer.gserviceaccount.com',
  'my-project@appspot.gserviceaccount.com',
  '{{ .Values.email }}',
])('%s is a Google service account', email => {
  expect(explainServiceAccountEmail(email)).toBeUndefined();
});

test.each(['jane@example.com', 'app@my-project.iam.gserviceaccount.com', 'App-Workload@my-project.iam.gserviceaccount.com', 'app-workload', 'app-workload@my-project',
  'app-workload@p.iam.gserviceaccount.com', ''])('%j is not a Google service account', email => {
  expect(explainServiceAccountEmail(email)).toContain('it must be <name>@<project>.iam.gserviceaccount.com');
});

test('a project has an id and a number', () => {
  expect(explainProjectId('my-project')).toBeUndefined();
  expect(explainProjectId('123456789012')).toBe('that is a project number; write the project ID, my-project for example');
  expect(explainProjectId('My_Project')).toContain('it must be 6 to 30');
  expect(explainProjectNumber('123456789012')).toBeUndefined();
  expect(explainProjectNumber('my-project')).toBe('it must be the number of the project, not its ID; write 123456789012, for example');
});

test('members have the form of IAM: the number in the path, the ID in the pool', () => {
  expect(directMember('123456789012', 'my-project', 'ns', 'ksa')).toBe(
    'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/my-project.svc.id.goog/subject/ns/ns/sa/ksa');
  expect(impersonationMember('my-project', 'ns', 'ksa')).toBe('serviceAccount:my-project.svc.id.goog[ns/ksa]');
});

test('the command to grant a role requires the role', () => {
  expect(grantCommand('my-project', 'principal://a')).toBe(
    'gcloud projects add-iam-policy-binding my-project --role "${ROLE:?set it to the role to grant}" --member "principal://a" --condition None');
});
