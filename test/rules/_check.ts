import { parseAllDocuments } from 'yaml';
import { field } from '../../src/kubernetes/pod-security/pod';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { formatPath } from '../../src/manifest/path';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { Rule } from '../../src/rules/rule';

/** A violation as tests compare it: the object as `Kind namespace/name`, the path as text. */
export interface Found {
  readonly object: string;
  readonly path: string;
  readonly key: string;
  readonly message: string;
  readonly fix?: string;
  readonly unknown?: true;
}

export interface CheckOptions extends Omit<ModelOptions, 'context'> {
  /** YAML of objects that only give facts. */
  readonly context?: string;
}

/** The model of the objects of a YAML text. */
export function modelOf(yaml: string, { context, ...options }: CheckOptions = {}): AppModel {
  return new AppModel(objectsOf(yaml), { ...options, context: context === undefined ? [] : objectsOf(context) });
}

/** What a rule finds in the objects of a YAML text. */
export function check(rule: Rule, yaml: string, options?: CheckOptions): Found[] {
  return [...rule.check(modelOf(yaml, options))].map(({ object, path, ...rest }) => ({
    object: `${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`,
    path: formatPath(path),
    ...rest,
  }));
}

function objectsOf(yaml: string): ManifestObject[] {
  return parseAllDocuments(yaml, { version: '1.1', merge: true }).flatMap(document => {
    if (document.errors.length > 0) { throw document.errors[0]; }
    const manifest = document.toJS() as ManifestObject['manifest'] | null;
    if (manifest === null) { return []; }
    return [{
      apiVersion: String(manifest.apiVersion),
      kind: String(manifest.kind),
      name: textOf(manifest, 'name') ?? '',
      namespace: textOf(manifest, 'namespace'),
      manifest,
      origin: { position: () => undefined },
    }];
  });
}

function textOf(manifest: unknown, name: string): string | undefined {
  const value = field(manifest, 'metadata', name);
  return typeof value === 'string' ? value : undefined;
}
