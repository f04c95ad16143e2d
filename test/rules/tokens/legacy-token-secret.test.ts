import { legacyTokenSecret } from '../../../src/rules/tokens/legacy-token-secret';
import { tokenSecret } from '../_manifests';
import { testRule } from '../_test-rule';

testRule(legacyTokenSecret, {
  invalid: [
    {
      name: 'a Secret that Kubernetes fills with a token',
      yaml: tokenSecret('t', 'web'),
      findings: ['Secret/t type [serviceaccount web]'],
      message: "an API token of the ServiceAccount 'web' that never expires",
    },
    {
      name: 'a token Secret that names no account',
      yaml: '{apiVersion: v1, kind: Secret, metadata: {name: t}, type: kubernetes.io/service-account-token}',
      findings: ['Secret/t type [secret]'],
    },
  ],
  valid: [
    { name: 'no type', yaml: '{apiVersion: v1, kind: Secret, metadata: {name: t}}' },
    { name: 'another type', yaml: '{apiVersion: v1, kind: Secret, metadata: {name: t}, type: Opaque, stringData: {token: x}}' },
    { name: 'another kind', yaml: '{apiVersion: example.com/v1, kind: Secret, metadata: {name: t}, type: kubernetes.io/service-account-token}' },
  ],
});
