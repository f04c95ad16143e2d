/** The parts of an OpenAPI 2 document that are read here. */
export interface OpenApi {
  readonly definitions: { readonly [name: string]: Definition };
  readonly paths: { readonly [path: string]: { readonly [method: string]: { readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind } } };
}

export interface Definition extends Schema {
  readonly 'properties'?: { readonly [field: string]: Schema };
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export function apiVersionOf({ group, version }: Pick<GroupVersionKind, 'group' | 'version'>): string {
  return group === '' ? version : `${group}/${version}`;
}
