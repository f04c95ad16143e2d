import { HeldRole, Scope, scopeKey } from './escalation-graph';

/** Roles by the scope in which they are held. Thousands of accounts share the roles of their groups. */
export class HeldByScope {
  private readonly lists = new Map<string, HeldRole[]>();

  public constructor(held: readonly HeldRole[]) {
    for (const role of held) {
      const key = scopeKey(role.scope);
      const list = this.lists.get(key);
      if (list) { list.push(role); } else { this.lists.set(key, [role]); }
    }
  }

  /** The roles that apply in a scope: those held there and those held everywhere. */
  public in(scope: Scope): (readonly HeldRole[])[] {
    const keys = scope === 'everywhere' ? [scope] : [scope, 'everywhere' as const];
    return keys.flatMap(each => {
      const list = this.lists.get(scopeKey(each));
      return list ? [list] : [];
    });
  }
}
