import { DocumentObject } from './_documents';
import { ManifestObject } from '../../manifest/manifest-object';
import { AppModel, ModelOptions } from '../../model/app-model';
import { ServiceAccount, Workload } from '../../model/workload';
import { DataPath } from '../../objects/data-path';

/** A pod template in an object. */
export interface PodTemplate {
  readonly workload: Workload;
  /** Its path in the object; empty for a Pod. */
  readonly template: DataPath;
  /** The prefix of the keys of its findings, if the object has several pod templates. */
  readonly key: string;
}

/** The model of an app, looked up by the objects of its documents. */
export class DocumentModel {
  private readonly workloads = new Map<ManifestObject, PodTemplate[]>();
  private readonly model: AppModel;

  public constructor(objects: readonly DocumentObject[], options: ModelOptions) {
    this.model = new AppModel(objects.flatMap(({ modelled }) => modelled ?? []), options);
    for (const workload of this.model.workloads) {
      const { owner, key, template } = this.model.partOf(workload.object) ?? { owner: workload.object, key: '', template: workload.podPath };
      if (template === undefined) { continue; }
      const known = this.workloads.get(owner);
      if (known) { known.push({ workload, template, key }); } else { this.workloads.set(owner, [{ workload, template, key }]); }
    }
  }

  /** The pod templates of an object. */
  public podTemplates({ modelled }: DocumentObject): readonly PodTemplate[] {
    return modelled && this.workloads.get(modelled) || [];
  }

  /** Whether a controller creates the pods from fields that are not a pod template. */
  public isOfController({ object }: Workload): boolean {
    const part = this.model.partOf(object);
    return part !== undefined && part.template === undefined;
  }

  /** The account that an object declares; `undefined` for other objects. */
  public serviceAccount({ modelled }: DocumentObject): ServiceAccount | undefined {
    return modelled?.kind === 'ServiceAccount' && modelled.apiVersion === 'v1'
      ? this.model.serviceAccount(this.model.namespaceOf(modelled), modelled.name) : undefined;
  }
}
