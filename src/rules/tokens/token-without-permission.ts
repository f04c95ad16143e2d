import { heldTokens, isCertain, namesOf } from './_api-tokens';
import { Workload } from '../../model/workload';
import { podFix } from '../_fix';
import { mayGrantPermissions } from '../_grants';
import { containersThat } from '../_text';
import { cis, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** Other rules cover tokens in Secrets, and a token for another audience needs no permission. */
export const tokenWithoutPermission: Rule = {
  id: 'token-without-permission',
  summary: 'A workload holds an API token of a ServiceAccount that has no permissions',
  remedy: 'remove the token',
  why: 'The workload does not need the token: it only allows listing the groups and versions of the API and the permissions of the ServiceAccount itself. A stolen token allows the same, and gains every permission that the ServiceAccount is given later.',
  fix: {
    construct: [
      '// leave apiAccess out, or grant what the workload does with its token:',
      "new MinimalRole(chart, 'reader', { permissions: [Permission.get(kplus.ApiResource.CONFIG_MAPS).named('web')] }).bind(account);",
      '// or state who grants it:',
      "ApiAccess.grantedElsewhere('granted by the platform repository');",
    ].join('\n'),
    yaml: 'spec:\n  automountServiceAccountToken: false # and no projected serviceAccountToken without audience',
  },
  references: [cis('5.1.6'), nsa('protecting Pod service account tokens'), owaspKubernetes('K01'), mitre('T1528'), mitre('T1613')],
  subject: 'workload',
  *check(workload) {
    const { serviceAccount: { name, hasPermission } } = workload;
    if (hasPermission === 'yes' || mayHoldPermission(workload)) { return; }
    const held = heldTokens(workload).filter(({ token }) => token.source !== 'secret' && (token.source === 'injected' || token.forApi === 'yes')
      // If both the token and the permission are unknown, nothing is reported.
      && (hasPermission === 'no' || isCertain(workload, token)));
    if (held.length === 0) { return; }
    const unknown = hasPermission === 'unknown' || !held.some(({ token }) => isCertain(workload, token));
    yield {
      path: held[0].token.path,
      key: `serviceaccount ${name}`,
      message: `${containersThat('holds', namesOf(held))} an API token of the ServiceAccount '${name}', which ${
        hasPermission === 'no' ? 'has no permissions' : 'has no permissions in this app; if they are granted elsewhere, pass them with --context, and if there are none, set complete: true'}`,
      ...unknown ? { unknown: true } : {},
      ...held.every(({ token }) => token.source === 'injected') ? podFix(workload, 'automountServiceAccountToken: false') : {},
    };
  },
};

/** A token of a ServiceAccount that may hold permissions is expected. */
function mayHoldPermission({ serviceAccount: { hasPermission, grants } }: Workload): boolean {
  return hasPermission === 'unknown' && grants.some(mayGrantPermissions);
}
