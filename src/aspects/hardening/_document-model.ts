import { DataPath } from '../../kubernetes/workloads';
import { expand, ListOrigin } from '../../manifest/expand';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel, ModelOptions } from '../../model/app-model';
import { ServiceAccount } from '../../model/service-account';
import { Workload } from '../../model/workload';

/** Which of the documents an object stands in, and where. */
class DocumentOrigin implements ListOrigin {
  public constructor(public readonly key: string) {}

  public at(...path: Path): this {
    return new DocumentOrigin(`${this.key} ${path.join(' ')}`) as this;
  }

  public position(): undefined {
    return undefined;
  }
}

/** The model of an app, asked by where an object stands in its documents. */
export class DocumentModel {
  private readonly objects = new Map<string, ManifestObject>();
  private readonly workloads = new Map<ManifestObject, Workload>();
  private readonly model: AppModel;

  public constructor(documents: readonly unknown[], options: ModelOptions) {
    const objects: ManifestObject[] = [];
    documents.forEach((document, index) => {
      expand(document, new DocumentOrigin(String(index)), {
        object: object => {
          objects.push(object);
          this.objects.set((object.origin as DocumentOrigin).key, object);
        },
        // What the API server would refuse is for an audit to say; here, nothing is known of it.
        error: () => undefined,
      });
    });
    this.model = new AppModel(objects, options);
    for (const workload of this.model.workloads) { this.workloads.set(workload.object, workload); }
  }

  /** The workload at a place in a document; unset where it can't be read. */
  public workloadAt(document: number, path: DataPath): Workload | undefined {
    const object = this.objectAt(document, path);
    return object && this.workloads.get(object);
  }

  /** The account that is declared at a place in a document; unset where it can't be read. */
  public serviceAccountAt(document: number, path: DataPath): ServiceAccount | undefined {
    const object = this.objectAt(document, path);
    return object && this.model.serviceAccount(this.model.namespaceOf(object), object.name);
  }

  private objectAt(document: number, path: DataPath): ManifestObject | undefined {
    return this.objects.get([document, ...path].join(' '));
  }
}
