import { DocumentObject } from './_documents';
import { ManifestObject } from '../../manifest/manifest-object';
import { AppModel, ModelOptions } from '../../model/app-model';
import { ServiceAccount, Workload } from '../../model/workload';

/** The model of an app, asked by the objects of its documents. */
export class DocumentModel {
  private readonly workloads: ReadonlyMap<ManifestObject, Workload>;
  private readonly model: AppModel;

  public constructor(objects: readonly DocumentObject[], options: ModelOptions) {
    this.model = new AppModel(objects.flatMap(({ modelled }) => modelled ?? []), options);
    this.workloads = new Map(this.model.workloads.map(workload => [workload.object, workload]));
  }

  /** What makes pods; `undefined` for other objects. */
  public workload({ modelled }: DocumentObject): Workload | undefined {
    return modelled && this.workloads.get(modelled);
  }

  /** The account that an object declares; `undefined` for other objects. */
  public serviceAccount({ modelled }: DocumentObject): ServiceAccount | undefined {
    return modelled?.kind === 'ServiceAccount' && modelled.apiVersion === 'v1'
      ? this.model.serviceAccount(this.model.namespaceOf(modelled), modelled.name) : undefined;
  }
}
