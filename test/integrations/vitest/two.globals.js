import 'cdk8s-least-privilege/testing';

test('the matcher is there by itself', () => {
  expect('kind: Pod\napiVersion: v1\nmetadata: { name: web }\nspec: { automountServiceAccountToken: false, serviceAccountName: web, containers: [] }').toHaveLeastPrivilege();
});
