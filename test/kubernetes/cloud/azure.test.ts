import { explainAzureTokenExpiration, explainOidcIssuer, explainUuid, federatedCredential } from '../../../src/kubernetes/cloud/azure';

test('ids are UUIDs', () => {
  expect(explainUuid('11111111-2222-4333-8444-555555555555')).toBeUndefined();
  expect(explainUuid('AAAAAAAA-2222-4333-8444-55555555555F')).toBeUndefined();
  for (const wrong of ['payments', '11111111-2222-4333-8444-55555555555', '{11111111-2222-4333-8444-555555555555}']) {
    expect(explainUuid(wrong)).toBe('it must be a UUID; write 11111111-2222-4333-8444-555555555555, for example');
  }
});

test('a token lifetime is between one hour and one day', () => {
  for (const fine of [3600, 86400]) { expect(explainAzureTokenExpiration(fine)).toBeUndefined(); }
  for (const wrong of [3599, 86401]) { expect(explainAzureTokenExpiration(wrong)).toContain(`from 3600 to 86400 seconds, got ${wrong}`); }
});

test('a federated credential names issuer, subject and the audience of Entra', () => {
  expect(federatedCredential('a', 'https://issuer/', 'system:serviceaccount:ns:sa')).toEqual({
    name: 'a', issuer: 'https://issuer/', subject: 'system:serviceaccount:ns:sa', audiences: ['api://AzureADTokenExchange'],
  });
});

test('the name of a federated credential is valid in Azure', () => {
  expect(federatedCredential(`production-a.b-${'x'.repeat(150)}`, 'https://issuer/', 's')).toMatchObject({ name: `production-a-b-${'x'.repeat(105)}` });
  expect(federatedCredential('{{ .Release.Namespace }}-payments', 'https://issuer/', 's')).toMatchObject({ name: '{{ .Release.Namespace }}-payments' });
});

test('an issuer is an https URL', () => {
  for (const fine of ['https://eastus.oic.prod-aks.azure.com/a/b/', '{{ .Values.issuer }}']) { expect(explainOidcIssuer(fine)).toBeUndefined(); }
  for (const wrong of ['', 'issuer', 'http://issuer/', 'https://issuer/ ', `https://${'a'.repeat(600)}`]) {
    expect(explainOidcIssuer(wrong)).toContain('it must be an https URL of at most 600 characters');
  }
});
