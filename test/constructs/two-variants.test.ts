import { ApiObject, ApiObjectProps, App, Chart, Size } from 'cdk8s';
import * as ours from '../../src';
import { loadVariant, VARIANT_NUMBERS } from '../_variants';

/** An app with a workload of one variant, and settings of another that affect it. */
function appOf(one: typeof ours, other: typeof ours): Chart {
  const chart = new Chart(new App(), 'chart', { namespace: 'web', disableResourceNameHashes: true });
  const serviceAccount = new other.SecureServiceAccount(chart, 'account');
  new one.SecureDeployment(chart, 'app', { serviceAccount, apiAccess: other.ApiAccess.inContainers('app'), containers: [{ name: 'app', image: 'app:v1' }] });
  other.ResourceDefaults.of(chart).set({ memoryLimit: Size.mebibytes(777) });
  new other.WorkloadIdentity(chart, 'azure', {
    serviceAccount, provider: other.IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555' }),
  });
  const role = new one.MinimalRole(chart, 'role', { permissions: [one.Permission.readConfigMaps('settings')] });
  role.bind(serviceAccount);
  return chart;
}

describe.each(VARIANT_NUMBERS)('the package and its variant for cdk8s-plus-%s in one app', number => {
  const { variant } = loadVariant(number);
  const both: [string, typeof ours, typeof ours][] = [['the package', ours, variant], ['the variant', variant, ours]];

  test.each(both)('a workload of %s gets the settings of the other', (_, one, other) => {
    const manifests = appOf(one, other).toJson();
    const { metadata, spec } = manifests.find(({ kind }) => kind === 'Deployment').spec.template;
    expect(spec.serviceAccountName).toBe('chart-account');
    expect(spec.containers[0].resources.limits.memory).toBe('777Mi');
    expect(metadata.labels['azure.workload.identity/use']).toBe('true');
    expect(manifests.find(({ kind }) => kind === 'RoleBinding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'chart-account', apiGroup: '', namespace: 'web' }]);
  });

  test.each(both)('the checks of %s respect acceptances of the other', (_, one, other) => {
    const chart = appOf(one, other);
    one.Aspects.of(chart).add(new one.LeastPrivilegeChecks());
    expect(chart.toJson()).not.toEqual([]);
    const role = new ApiObject(chart, 'reader', {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
    } as ApiObjectProps);
    expect(() => chart.toJson()).toThrow('read-secrets');
    other.Findings.of(role).accept({ rule: 'read-secrets', finding: 'secrets get', reason: 'reads its own Secret' });
    expect(chart.toJson()).not.toEqual([]);
  });
});
