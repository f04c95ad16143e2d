import { DataPath, valueAt } from './data-path';
import type * as k8s from './kubernetes-types';
import { isObject } from './plain-object';

/** The pod template at a path in an object of a built-in kind; an empty one if there is none. */
export function podTemplateAt(manifest: unknown, path: DataPath): k8s.PodTemplateSpec {
  const value = valueAt(manifest, path);
  return isObject(value) ? value : {};
}
