import { unusedServiceAccount } from '../../../src/rules/service-accounts/unused-service-account';
import { app, binding, deployment, hardened, readerRole, tokenSecret } from '../_manifests';
import { testRule } from '../_test-rule';

const SHOP = hardened('shop');
const FOUND = 'ServiceAccount/shop metadata.name [serviceaccount shop]';
const COMPLETE = { complete: true };

const role = (resource: string, name: string, verb: string): string =>
  `{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: shop}, rules: [{apiGroups: [""], resources: [${resource}], resourceNames: [${name}], verbs: [${verb}]}]}`;

testRule(unusedServiceAccount, {
  invalid: [
    { name: 'an unreferenced account', yaml: SHOP, findings: [`${FOUND} ?`], message: 'pass what uses it with --context' },
    { name: 'an unreferenced account in a complete app', yaml: SHOP, options: COMPLETE, findings: [FOUND] },
    ...([
      ['a workload of another namespace', deployment('web', '{serviceAccountName: shop}', 'namespace: other')],
      ['a binding to all accounts of the namespace',
        app(readerRole('other'), binding('reader', '{kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop"}'))],
      ['a role that requests tokens of another account', role('serviceaccounts/token', 'other', 'create')],
      ['a role that only reads it', role('serviceaccounts', 'shop', 'get')],
      ['a role that only reads its tokens', role('serviceaccounts/token', 'shop', 'get')],
    ] as const).map(([name, yaml]) => ({ name, yaml: app(SHOP, yaml), options: COMPLETE, findings: [FOUND] })),
  ],
  valid: [
    ...([
      ['a workload', deployment('web', '{serviceAccountName: shop}')],
      ['a workload in an unknown namespace', deployment('web', '{serviceAccountName: shop}', '')],
      ['a binding', readerRole('shop')],
      ['a custom resource', '{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: p, namespace: shop}, spec: {serviceAccountName: shop}}'],
      ['a token Secret', tokenSecret('shop-token', 'shop')],
      ['a role that requests its tokens', role('serviceaccounts/token', 'shop', 'create')],
      ['a role that impersonates it', role('serviceaccounts', 'shop', 'impersonate')],
      ['a role with every verb on it', role('serviceaccounts', 'shop', '"*"')],
    ] as const).map(([name, yaml]) => ({ name: `${name} uses it`, yaml: app(SHOP, yaml), options: COMPLETE })),
    { name: 'the account default, and an account in the context', yaml: hardened('default'), options: { complete: true, context: SHOP } },
  ],
});
