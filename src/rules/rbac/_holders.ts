import { AppModel } from '../../model/app-model';
import { Binding, Role, Subject } from '../../model/service-account';
import { ServiceAccount, Workload } from '../../model/workload';
import { accountOf, qualified, subjectText } from '../_subject';
import { listed } from '../_text';

/** The holders of a role, and the containers with their tokens: from there, an attacker can use the permission. */
export class Holders {
  private readonly texts = new Map<string, string | undefined>();
  private readonly tokens = new Map<ServiceAccount, string | undefined>();

  public constructor(private readonly model: AppModel) {}

  /** The holders; `undefined` if there are none. Only a cluster-wide binding grants a cluster-scoped permission. */
  public textOf(role: Role, clusterScoped: boolean): string | undefined {
    // Two definitions of a role are one role.
    const key = `${clusterScoped}\n${role.kind}\n${role.namespace ?? ''}\n${role.name}`;
    if (!this.texts.has(key)) { this.texts.set(key, this.describe(role, clusterScoped)); }
    return this.texts.get(key);
  }

  private describe(role: Role, clusterScoped: boolean): string | undefined {
    const withToken = new Set<string>();
    const others = new Set<string>();
    for (const binding of this.model.bindingsTo(role)) {
      if (clusterScoped && !binding.clusterWide) { continue; }
      for (const subject of binding.subjects) {
        if (subject.refused || (subject.kind === 'ServiceAccount' && !subject.hasNamespace)) { continue; }
        const token = this.tokenOf(subject);
        const text = `${binding.roleCertainty === 'unknown' ? 'perhaps ' : ''}${subjectText(subject)} ${scopeText(binding)}${token === undefined ? '' : ` (${token})`}`;
        (token === undefined ? others : withToken).add(text);
      }
    }
    return withToken.size + others.size === 0 ? undefined : listed([...withToken, ...others]);
  }

  private tokenOf(subject: Subject): string | undefined {
    const account = accountOf(subject, this.model);
    if (!account) { return undefined; }
    if (!this.tokens.has(account)) { this.tokens.set(account, tokenText(account)); }
    return this.tokens.get(account);
  }
}

function scopeText({ clusterWide, namespace }: Binding): string {
  if (clusterWide) { return 'in the whole cluster'; }
  return namespace === undefined ? 'in one namespace' : `in namespace ${namespace}`;
}

/** The containers that hold the API token of the ServiceAccount. */
function tokenText({ workloads }: ServiceAccount): string | undefined {
  const places: string[] = [];
  for (const workload of workloads) {
    const { kind, namespace, name } = workload.object;
    const containers = containersWithToken(workload);
    if (containers.length === 0) { continue; }
    places.push(`${containers.length === 1 ? 'container' : 'containers'} ${listed(containers)} of ${kind} ${qualified(namespace, name)}`);
  }
  return places.length === 0 ? undefined : `token in ${listed(places)}`;
}

function containersWithToken({ containers }: Workload): string[] {
  return containers.filter(({ tokens }) => tokens.some(({ source, forApi }) => source !== 'secret' && forApi !== 'no')).map(({ name }) => name);
}
