import { listed } from './_text';
import { mergePolicyRules, PolicyRule } from '../kubernetes/rbac/policy-rule';
import { SensitivePermission } from '../kubernetes/rbac/sensitive-permissions';
import { AppModel } from '../model/app-model';
import { Role } from '../model/service-account';

/** Verbs whose responses contain a Secret, for some of them through a dry run. */
const READ_VERBS = ['get', 'list', 'watch', 'patch', 'delete'];

/** A Secret that holds a ServiceAccount token. */
interface TokenSecret {
  readonly namespace: string | undefined;
  readonly account: string;
}

/** Finds permissions on named Secrets that hold a ServiceAccount token. */
export class NamedTokenSecrets {
  private readonly byName = new Map<string, TokenSecret[]>();

  public constructor(model: AppModel) {
    for (const object of model.objectsOf('', 'Secret')) {
      const account = object.manifest.metadata?.annotations?.['kubernetes.io/service-account.name'];
      if (object.manifest.type !== 'kubernetes.io/service-account-token' || typeof account !== 'string') { continue; }
      const secrets = this.byName.get(object.name) ?? [];
      secrets.push({ namespace: model.namespaceOf(object), account });
      this.byName.set(object.name, secrets);
    }
  }

  public permissionsOf(role: Role): SensitivePermission[] {
    if (this.byName.size === 0 || !role.rules.some(readsNamedSecrets)) { return []; }
    return mergePolicyRules(role.rules).filter(readsNamedSecrets).flatMap(({ resourceNames = [], verbs: granted }) => {
      const verbs = granted.filter(verb => READ_VERBS.includes(verb));
      const names = resourceNames.filter(name => this.accountsIn(name, role).length > 0);
      if (names.length === 0) { return []; }
      const accounts = [...new Set(names.flatMap(name => this.accountsIn(name, role)))];
      return [{
        rule: 'read-secrets',
        key: `secrets ${verbs.join(',')} named ${names.join(',')}`,
        why: `exposes ${names.length === 1 ? 'a token' : 'tokens'} of ServiceAccount ${listed(accounts)}, which never ${names.length === 1 ? 'expires' : 'expire'}`,
        source: { apiGroups: [''], resources: ['secrets'], resourceNames: names, verbs },
      }];
    });
  }

  private accountsIn(name: string, { kind, namespace: ofRole }: Role): string[] {
    return (this.byName.get(name) ?? []).filter(({ namespace }) => kind === 'ClusterRole' || namespace === ofRole)
      .map(({ namespace, account }) => namespace === undefined ? account : `${namespace}/${account}`);
  }
}

/** A wildcard verb and server-side apply are reported regardless of what the Secret contains. */
function readsNamedSecrets({ apiGroups = [], resources = [], resourceNames = [], verbs }: PolicyRule): boolean {
  return resourceNames.length > 0 && (apiGroups.includes('') || apiGroups.includes('*')) && (resources.includes('secrets') || resources.includes('*'))
    && verbs.some(verb => READ_VERBS.includes(verb)) && !verbs.includes('*') && !(verbs.includes('create') && verbs.includes('patch'));
}
