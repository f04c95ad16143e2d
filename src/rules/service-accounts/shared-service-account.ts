import { nameText } from '../../kubernetes/rbac/name-text';
import { DEFAULT_SERVICE_ACCOUNT } from '../../kubernetes/service-account-token';
import { Answer } from '../../model/answer';
import { AppModel } from '../../model/app-model';
import { ServiceAccount, Workload } from '../../model/workload';
import { items } from '../../objects/lists';
import { mayGrantPermissions, ownGrants } from '../_grants';
import { podPath } from '../_pod-path';
import { listed } from '../_text';
import { cis, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';

/** Concerns privileged ServiceAccounts; other rules cover `default`. */
export const sharedServiceAccount: Rule = {
  id: 'shared-service-account',
  summary: 'Several workloads share a privileged ServiceAccount',
  remedy: 'give each workload a dedicated ServiceAccount',
  why: 'Each of them has the permissions that any of them needs: an attacker in the least protected one has the permissions, tokens and cloud identities of all. The audit log cannot tell them apart, and it is hard to know which permission can be removed.',
  fix: {
    construct: "new SecureServiceAccount(chart, 'worker'); // one for each workload",
    yaml: 'spec:\n  serviceAccountName: worker',
  },
  references: [cis('5.1.5'), owaspKubernetes('K02'), owaspKubernetes('K08'), mitre('T1528'), mitre('T1078.004')],
  subject: 'app',
  *check(model) {
    for (const account of model.serviceAccounts) {
      if (account.workloads.length < 2 || account.name === DEFAULT_SERVICE_ACCOUNT) { continue; }
      const programs = programsOf(account);
      const privileged = programs.size < 2 ? 'no' : isPrivileged(account);
      if (privileged === 'no') { continue; }
      const names = [...programs.keys()].sort();
      yield {
        ...placeOf(account, model, names.map(name => programs.get(name)!)),
        key: names.map(nameText).join(', '),
        message: `the ServiceAccount '${account.name}' is shared by ${names.length} workloads (${listed(names)}), so each has the permissions that any of them needs${privileged === 'unknown' ? ', if it has any, which the app does not show' : ''}`,
        ...privileged === 'unknown' ? { unknown: true } : {},
      };
    }
  },
};

/**
 * The workloads of a ServiceAccount by name. Workloads created by another object of the
 * cluster do not count, nor does a second bare Pod of one app.
 */
function programsOf({ workloads }: ServiceAccount): Map<string, Workload> {
  const programs = new Map<string, Workload>();
  for (const workload of workloads) {
    if (items(workload.object.manifest.metadata?.ownerReferences).some(({ controller }) => controller === true)) { continue; }
    const name = programOf(workload);
    if (!programs.has(name)) { programs.set(name, workload); }
  }
  return programs;
}

function programOf({ object, pod }: Workload): string {
  const labels = object.kind === 'Pod' ? pod.metadata?.labels : undefined;
  const app = labels?.['app.kubernetes.io/name'] ?? labels?.app;
  if (typeof app !== 'string') { return `${object.kind}/${object.name}`; }
  const component = labels?.['app.kubernetes.io/component'];
  return `Pod/${app}${typeof component === 'string' ? `-${component}` : ''}`;
}

/** Whether the ServiceAccount is privileged: by a permission beyond the default ones, or in a cloud. */
function isPrivileged(account: ServiceAccount): Answer {
  if (account.hasPermission === 'yes' || account.cloudIdentities.length > 0) { return 'yes'; }
  // Without a token and a binding, nothing suggests any privilege.
  const mayHold = ownGrants(account).some(mayGrantPermissions) || account.workloads.some(mayHoldToken);
  return account.hasPermission === 'unknown' && mayHold ? 'unknown' : 'no';
}

function mayHoldToken({ containers }: Workload): boolean {
  return containers.some(({ tokens }) => tokens.some(({ source, forApi }) => source !== 'secret' && forApi !== 'no'));
}

/** The ServiceAccount, or its first workload if the app does not declare it. */
function placeOf(
  { object }: ServiceAccount, model: AppModel, workloads: readonly Workload[],
): { object: Workload['object']; path: Workload['podPath'] } {
  if (object && !model.isContext(object)) { return { object, path: ['metadata', 'name'] }; }
  const workload = workloads.find(candidate => !model.isContext(candidate.object)) ?? workloads[0];
  return { object: workload.object, path: podPath(workload, 'serviceAccountName') };
}
