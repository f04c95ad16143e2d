import { serviceAccountSecretsList } from '../../../src/rules/service-accounts/service-account-secrets-list';
import { serviceAccount } from '../_manifests';
import { testRule } from '../_test-rule';

const ANNOTATION = 'annotations: {kubernetes.io/enforce-mountable-secrets: "true"}';
const LIST = (names: string): string => `ServiceAccount/web secrets [secrets${names}]`;
const ENFORCED = "ServiceAccount/web metadata.annotations['kubernetes.io/enforce-mountable-secrets'] [kubernetes.io/enforce-mountable-secrets]";

testRule(serviceAccountSecretsList, {
  invalid: [
    { name: 'a list of Secrets', yaml: serviceAccount('web', 'secrets: [{name: web-token}]'), findings: [LIST(' web-token')], message: "the Secret 'web-token'" },
    { name: 'Secrets in any order', yaml: serviceAccount('web', 'secrets: [{name: b}, {name: a}]'), findings: [LIST(' a,b')] },
    { name: 'the annotation', yaml: serviceAccount('web', '', ANNOTATION), findings: [ENFORCED], message: 'deprecated and can be bypassed' },
    { name: 'both, one finding each', yaml: serviceAccount('web', 'secrets: [{}]', ANNOTATION), findings: [LIST(''), ENFORCED] },
  ],
  valid: ['', 'secrets: []', 'secrets: null', 'imagePullSecrets: [{name: registry}]'].map(rest => ({ name: `{${rest}}`, yaml: serviceAccount('web', rest) })),
});
