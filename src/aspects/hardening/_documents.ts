import { Json } from './_json';
import { expand, ListOrigin } from '../../manifest/expand';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { DataPath, valueAt } from '../../objects/data-path';

/** The name of an object in messages and in `objects` of `Hardening`. */
export interface ObjectName {
  readonly kind: string;
  /** Unset if the API server generates it, or there is none. */
  readonly name?: string;
  readonly namespace?: string;
}

/** An object of a document: the document itself, or an item of a list in it. */
export interface DocumentObject extends ObjectName {
  /** The index of the document. */
  readonly document: number;
  /** Its path in the document; empty for the document itself. */
  readonly path: DataPath;
  /** The rendered object. */
  readonly object: Json;
  /** The acceptances of a rule that the app adds to a foreign object; unset for an object of the app, all of whose acceptances count. */
  readonly ownLines?: (rule: string) => readonly string[];
  /** The object in the model; unset if the API server refuses it. */
  readonly modelled?: ManifestObject;
  /** Why the API server refuses it. */
  readonly refusal?: string;
}

/** The document of an object, and its path there. */
class DocumentOrigin implements ListOrigin {
  public constructor(public readonly document: number, public readonly path: Path) {}

  public at(...path: Path): this {
    return new DocumentOrigin(this.document, [...this.path, ...path]) as this;
  }

  public position(): undefined {
    return undefined;
  }
}

/** The objects of documents, including those in lists. */
export function objectsOfDocuments(documents: readonly unknown[]): DocumentObject[] {
  return documents.flatMap(objectsIn);
}

function objectsIn(content: unknown, document: number): DocumentObject[] {
  const objects: DocumentObject[] = [];
  const refusals = new Map<string, { readonly path: Path; readonly message: string }>();
  expand(content, new DocumentOrigin(document, []), {
    object: modelled => {
      const { path } = modelled.origin as DocumentOrigin;
      refusals.delete(String(path));
      const object = valueAt(content, path) as Json;
      objects.push({ ...nameOf(object), kind: modelled.kind, document, path, object, modelled });
    },
    // A refused field is reported before its object. The shape of pods is checked when they are hardened.
    error: (message, { path }) => { refusals.set(String(path), { path, message }); },
  });
  const refused = [...refusals.values()].flatMap(({ path, message }): DocumentObject[] => {
    const object = valueAt(content, path) as Json | undefined;
    return typeof object?.kind === 'string' ? [{ ...nameOf(object), kind: object.kind, document, path, object, refusal: message }] : [];
  });
  return [...objects, ...refused];
}

function nameOf({ metadata }: Json): Pick<ObjectName, 'name' | 'namespace'> {
  const text = (value: unknown): string | undefined => typeof value === 'string' && value !== '' ? value : undefined;
  return { name: text(metadata?.name), namespace: text(metadata?.namespace) };
}
