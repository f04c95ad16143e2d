import { audit } from '../../../src/audit/audit';
import { resolveAbove } from '../../../src/configuration/floor';
import { Layer, layerOf } from '../../../src/configuration/layer';
import { parseConfiguration } from '../../../src/configuration/read-configuration';
import { formatPath } from '../../../src/manifest/path';
import { readText } from '../../../src/manifest/read-text';
import { AppModel } from '../../../src/model/app-model';
import { belowPolicy } from '../../../src/rules/acceptances/below-policy';
import { expiredAcceptance } from '../../../src/rules/acceptances/expired-acceptance';
import { forbiddenAcceptance } from '../../../src/rules/acceptances/forbidden-acceptance';
import { invalidAcceptance } from '../../../src/rules/acceptances/invalid-acceptance';
import { unknownRuleAcceptance } from '../../../src/rules/acceptances/unknown-rule-acceptance';
import { unusedAcceptance } from '../../../src/rules/acceptances/unused-acceptance';
import { RuleDescription } from '../../../src/rules/rule';
import { Find, testAuditRule } from '../_test-audit-rule';

const inAudit = ({ id }: RuleDescription): Find => yaml =>
  audit(new AppModel(readText(yaml, 'app.yaml').objects), { today: '2030-06-15' }).findings.filter(({ rule }) => rule === id);

/** A Role that reads one Secret, with an acceptance of a rule. */
const reader = (rule: string, acceptance: string, verb = 'get'): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: backup
  namespace: shop
  annotations:
    cdk8s-least-privilege/accept.${rule}: '${acceptance}'
rules:
  - apiGroups: ['']
    resources: [secrets]
    verbs: [${verb}]
`;

const USED = '[secrets get] copies every Secret into the backup';
const used = { name: 'an acceptance of a finding', yaml: reader('read-secrets', USED) };

const binding = (user: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: demo
  annotations:
    cdk8s-least-privilege/accept.binding-to-${user === 'system:anonymous' ? 'anonymous' : 'cluster-admin'}: a cluster for demonstrations
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - apiGroup: rbac.authorization.k8s.io
    kind: User
    name: ${user}
`;

testAuditRule(unusedAcceptance, inAudit(unusedAcceptance), {
  invalid: [
    { name: 'the role no longer reads Secrets', yaml: reader('read-secrets', USED, 'create'), message: 'the acceptance of read-secrets [secrets get] matches no finding' },
    { name: 'the finding has another key', yaml: reader('read-secrets', USED, 'list'), message: 'matches no finding' },
  ],
  valid: [used],
});

testAuditRule(expiredAcceptance, inAudit(expiredAcceptance), {
  invalid: [{ name: 'the last day is over', yaml: reader('read-secrets', `${USED} until=2026-01-31`), message: 'expired after 2026-01-31' }],
  valid: [{ name: 'the last day is in the future', yaml: reader('read-secrets', `${USED} until=2031-01-31`) }],
});

testAuditRule(unknownRuleAcceptance, inAudit(unknownRuleAcceptance), {
  invalid: [{ name: 'a misspelled rule', yaml: reader('read-secret', USED), message: 'did you mean read-secrets?' }],
  valid: [used],
});

testAuditRule(invalidAcceptance, inAudit(invalidAcceptance), {
  invalid: [
    { name: 'no reason that a reviewer could check', yaml: reader('read-secrets', '[secrets get] needed'), message: 'reason' },
    { name: 'a date in another format', yaml: reader('read-secrets', `${USED} until=31.1.2031`), message: 'date' },
  ],
  valid: [used],
});

testAuditRule(forbiddenAcceptance, inAudit(forbiddenAcceptance), {
  invalid: [{ name: 'cluster-admin for a caller without credentials', yaml: binding('system:anonymous'), message: 'cannot be accepted' }],
  valid: [{ name: 'cluster-admin for one user', yaml: binding('ada') }],
});

const layer = (file: string, yaml: string): Layer => layerOf(file, parseConfiguration(yaml, file), path => `${formatPath(path)} of ${file}`);
const policy = layer('policy.yaml', 'pack: recommended\nfailOn: medium\n');

testAuditRule(belowPolicy, yaml => resolveAbove([policy], [layer('least-privilege.yaml', yaml)]).findings, {
  invalid: [
    { name: 'a weaker pack than the policy, which sets pack: recommended', yaml: 'pack: essential\n', message: 'pack of least-privilege.yaml goes below pack of policy.yaml' },
    { name: 'fewer failures than the policy, which sets failOn: medium', yaml: 'failOn: never\n', message: 'failOn of least-privilege.yaml goes below failOn of policy.yaml' },
  ],
  valid: [{ name: 'stricter than the policy, which sets pack: recommended and failOn: medium', yaml: 'pack: restricted\nfailOn: low\n' }],
});
