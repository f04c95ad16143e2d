import { parseAllDocuments } from 'yaml';
import { ManifestObject } from '../../src/manifest/manifest-object';
import { formatPath } from '../../src/manifest/path';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { checkFields } from '../../src/objects/check-fields';
import { structOfKind } from '../../src/objects/field-type';
import { Rule, Violation } from '../../src/rules/rule';

/** What a model is told; the context as YAML. */
export interface CheckOptions extends Omit<ModelOptions, 'context'> {
  readonly context?: string;
}

/** The violations of a rule in manifests, in the versions of Kubernetes that the model is told. */
export function violations(rule: Rule, yaml: string, { context, ...options }: CheckOptions = {}): Violation[] {
  const model = new AppModel(objectsIn(yaml), { ...options, context: objectsIn(context ?? '') });
  return [...rule.check(model)].filter(({ object, minors = model.minors }) =>
    !model.isContext(object) && model.minors.some(minor => minors.includes(minor)));
}

/** The violations in short: `Deployment/web spec.template.spec.hostPID [pod]`, with `?` at the end where something is not known. */
export function check(rule: Rule, yaml: string, options: CheckOptions = {}): string[] {
  return violations(rule, yaml, options).map(({ object: { kind, name }, path, key, unknown }) =>
    `${kind}/${name} ${formatPath(path)} [${key}]${unknown ? ' ?' : ''}`);
}

/** The messages of the violations. */
export function messages(rule: Rule, yaml: string, options: CheckOptions = {}): string[] {
  return violations(rule, yaml, options).map(({ message }) => message);
}

/** The objects of manifests, as they are read from files. */
export function objectsIn(yaml: string): ManifestObject[] {
  return parseAllDocuments(yaml, { version: '1.1' }).flatMap(document => {
    const manifest = document.toJS() as { apiVersion?: string; kind?: string; metadata?: { name?: string; namespace?: string } } | null;
    if (!manifest) { return []; }
    const { apiVersion = '', kind = '', metadata } = manifest;
    const struct = structOfKind({ apiVersion, kind });
    const { unknownFields } = struct ? checkFields(manifest, struct) : { unknownFields: [] };
    const { name = '', namespace } = metadata ?? {};
    return [{ apiVersion, kind, name, namespace, manifest, unknownFields, origin: { position: () => undefined } }];
  });
}
