import { FieldNames } from './_field-names';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Role } from '../../model/service-account';
import { Workload } from '../../model/workload';
import { items } from '../../objects/lists';
import { containerKey, volumeKey } from '../_part-names';
import { RoleSubject, SubjectName, Subjects } from '../subjects';

/** A subject to check, and how findings on it are located. */
export interface Listed<S extends SubjectName = SubjectName> {
  readonly subject: Subjects[S];
  readonly object: ManifestObject;
  /** Its path in the manifest of its object. */
  readonly start: Path;
  /** The prefix of the keys of its findings, if it is part of an object. */
  readonly key?: string;
}

/** The subjects that are whole objects. */
type WholeName = Exclude<SubjectName, 'container' | 'volume'>;

type Lists = { readonly [S in WholeName]: (model: AppModel) => Iterable<Listed<S>> };

const LISTS: Lists = {
  'workload': model => model.workloads.map(whole),
  'role': model => model.roles.filter(isDefined).map(whole),
  'binding': model => model.bindings.map(whole),
  'service-account': model => model.objectsOf('', 'ServiceAccount').flatMap(object => {
    const account = model.serviceAccount(model.namespaceOf(object), object.name);
    return account === undefined ? [] : [whole({ object, account })];
  }),
  'namespace': model => model.objectsOf('', 'Namespace').flatMap(object => {
    const namespace = model.namespace(object.name);
    return namespace === undefined ? [] : [whole({ object, namespace })];
  }),
  'object': model => [...model.objects, ...model.embeddedObjects].map(object => ({ subject: object, object, start: [] })),
};

/** The subjects that rules check. Each list is built once. */
export class SubjectLists {
  private readonly lists = new Map<WholeName, readonly Listed[]>();
  private readonly names = new Map<WholeName, FieldNames>();
  private containers: readonly Listed<'container'>[] | undefined;

  /** @param ignoresFields Ignores the fields that rules declare; tests compare the results. */
  public constructor(private readonly model: AppModel, private readonly ignoresFields: boolean) {}

  /** The subjects whose violations are reported; with fields, those that have one of them anywhere in their objects. */
  public of<S extends SubjectName>(name: S, fields: readonly string[] | undefined): readonly Listed<S>[] {
    return this.listed(name, this.ignoresFields ? undefined : fields) as readonly Listed[] as readonly Listed<S>[];
  }

  private listed(name: SubjectName, fields: readonly string[] | undefined): readonly Listed[] {
    switch (name) {
      case 'container':
        if (fields !== undefined) { return this.workloads(fields).flatMap(containersOf); }
        this.containers ??= this.workloads(fields).flatMap(containersOf);
        return this.containers;
      case 'volume': return this.workloads(fields).flatMap(volumesOf);
      default: return this.wholes(name, fields);
    }
  }

  private workloads(fields: readonly string[] | undefined): readonly Workload[] {
    return this.wholes('workload', fields).map(({ subject }) => subject as Workload);
  }

  private wholes(name: WholeName, fields: readonly string[] | undefined): readonly Listed[] {
    let all = this.lists.get(name);
    if (all === undefined) {
      all = [...LISTS[name](this.model)].filter(({ object }) => this.model.isChecked(object));
      this.lists.set(name, all);
    }
    if (fields === undefined) { return all; }
    let names = this.names.get(name);
    if (names === undefined) {
      names = new FieldNames(all.map(({ object }) => object));
      this.names.set(name, names);
    }
    return names.positionsOf(fields).map(position => all[position]);
  }
}

function isDefined(role: Role): role is RoleSubject {
  return role.object !== undefined;
}

function whole<T extends { readonly object: ManifestObject }>(subject: T): { subject: T; object: ManifestObject; start: Path } {
  return { subject, object: subject.object, start: [] };
}

function containersOf(workload: Workload): Listed<'container'>[] {
  return workload.containers.map(container => ({
    subject: { workload, container }, object: workload.object, start: container.path, key: containerKey(container.name),
  }));
}

function volumesOf(workload: Workload): Listed<'volume'>[] {
  return items(workload.pod.spec?.volumes).map((manifest, index) => {
    const name = manifest.name ?? '';
    const path = [...workload.podPath, 'spec', 'volumes', index];
    return { subject: { workload, name, path, manifest }, object: workload.object, start: path, key: volumeKey(name) };
  });
}
