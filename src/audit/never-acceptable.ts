import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { Binding } from '../model/service-account';

/** What binds roles to everybody. */
const RULES_ON_EVERYBODY: ReadonlySet<string> = new Set(['binding-to-anonymous', 'binding-to-all-authenticated-users']);

/** The findings that nobody may accept: everything for everybody. */
export class NeverAcceptable {
  private objects?: ReadonlySet<ManifestObject>;

  public constructor(private readonly model: AppModel) {}

  public includes(rule: string, object: ManifestObject): boolean {
    if (!RULES_ON_EVERYBODY.has(rule)) { return false; }
    this.objects ??= new Set(this.model.bindings.filter(grantsEverything).map(binding => this.model.partOf(binding.object)?.owner ?? binding.object));
    return this.objects.has(object);
  }
}

function grantsEverything({ role }: Binding): boolean {
  return role !== undefined && role.rules.some(({ verbs, apiGroups, resources }) => [verbs, apiGroups, resources].every(list => list?.includes('*')));
}
