import { nameText } from '../../kubernetes/rbac/name-text';
import { AppModel } from '../../model/app-model';
import { Grant, Role } from '../../model/service-account';
import { ServiceAccount, Workload } from '../../model/workload';
import { roleCircumstances } from '../_circumstances';
import { podPath } from '../_pod-path';
import { PrivilegesElsewhere, privilegesElsewhere, privilegesText } from '../_privileges-elsewhere';
import { qualified } from '../_subject';
import { cis, kubernetes, mitre, owaspKubernetes } from '../references';
import { Rule } from '../rule';
import { SEVERITIES } from '../severity';

/** What a ServiceAccount holds through a binding outside the app. */
interface Held {
  readonly privileges: PrivilegesElsewhere;
  readonly role: Role;
  readonly by: string;
  readonly certain: boolean;
}

export const workloadOnPrivilegedServiceAccount: Rule = {
  id: 'workload-on-privileged-service-account',
  summary: 'A workload runs as a ServiceAccount that holds sensitive permissions in the cluster',
  remedy: 'use a dedicated ServiceAccount',
  why: 'Neither the role nor the binding is an object of the app: every cluster has them, or they are in --context. The workload decides that its containers get the token of that ServiceAccount, '
    + 'so an attacker in one of them has those permissions.',
  fix: {
    construct: "new SecureDeployment(chart, 'web', { containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] }); // creates a dedicated ServiceAccount",
    yaml: 'spec:\n  serviceAccountName: web',
  },
  references: [
    cis('5.1.5'), owaspKubernetes('K02'), mitre('T1528'), mitre('T1098.006'),
    kubernetes('Role Based Access Control Good Practices: least privilege', 'concepts/security/rbac-good-practices/#least-privilege'),
  ],
  subject: 'workload',
  *check(workload, model) {
    if (!mayHoldToken(workload)) { return; }
    const { serviceAccount: account } = workload;
    const held = model.once(heldByAccount).of(account, model);
    if (!held) { return; }
    const { privileges, role, by, certain } = held;
    yield {
      path: podPath(workload, 'serviceAccountName'),
      key: `serviceaccount ${account.name} ${role.kind} ${nameText(role.name)}`,
      message: `its pods run as the ServiceAccount '${account.name}', which ${by} holds ${privilegesText(privileges)}`,
      atMost: privileges.severity,
      ...privileges.worst.minors ? { minors: privileges.worst.minors } : {},
      ...certain ? {} : { unknown: true },
    };
  },
};

/**
 * Whether a container gets an API token of the ServiceAccount. If the app does not
 * declare the ServiceAccount, automount is assumed unless disabled.
 */
function mayHoldToken({ containers }: Workload): boolean {
  return containers.some(({ tokens }) => tokens.some(({ source, forApi }) => source !== 'secret' && forApi !== 'no'));
}

/** The worst privileges of each ServiceAccount, cached because many workloads may share one. */
class HeldByAccount {
  private readonly known = new Map<ServiceAccount, Held | undefined>();

  public of(account: ServiceAccount, model: AppModel): Held | undefined {
    if (!this.known.has(account)) { this.known.set(account, worstOf(account, model)); }
    return this.known.get(account);
  }
}

function heldByAccount(): HeldByAccount {
  return new HeldByAccount();
}

function worstOf(account: ServiceAccount, model: AppModel): Held | undefined {
  const held = [
    ...account.grants.filter(({ binding }) => !model.isChecked(binding.object)).map(grant => heldBy(grant, account, model)),
    ...model.builtInGrantsOf(account).map(({ role, namespace }): Held | undefined => {
      const privileges = privilegesElsewhere(role, namespace === undefined ? undefined : { namespace }, model);
      return privileges && { privileges, role, by: `in every cluster through ${role.kind} ${role.name}`, certain: true };
    }),
  ].filter(one => one !== undefined);
  // Certain privileges rank before possibly worse ones.
  const rank = ({ privileges, certain }: Held): number => SEVERITIES.indexOf(privileges.severity) + (certain ? 0 : SEVERITIES.length);
  return held.length === 0 ? undefined : held.reduce((a, b) => rank(b) < rank(a) ? b : a);
}

function heldBy({ binding, role, clusterWide, certainty }: Grant, account: ServiceAccount, model: AppModel): Held | undefined {
  const named = { namespace: account.namespace, name: account.name };
  const holder = { kind: 'ServiceAccount', ...named, accounts: { scope: 'account' as const, ...named } };
  const privileges = role && privilegesElsewhere(role, clusterWide ? undefined : { namespace: binding.namespace }, model, permission =>
    model.once(roleCircumstances).isWorseFor(permission, holder, binding, 'workload'));
  const { kind, name } = binding.object;
  return privileges && { privileges, role, by: `through ${kind} ${qualified(clusterWide ? undefined : binding.namespace, name)} of the cluster`, certain: certainty === 'yes' };
}
