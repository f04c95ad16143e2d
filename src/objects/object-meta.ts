import { checkedValue } from './checked-value';
import { structNamed } from './field-type';
import type * as k8s from './kubernetes-types';
import { field } from './plain-object';

/** The metadata of an object of any kind, which always has the Kubernetes type; invalid values are left out. */
export function objectMeta(manifest: unknown): k8s.ObjectMeta {
  const metadata = field(manifest, 'metadata');
  return checkedValue<k8s.ObjectMeta>(typeof metadata === 'object' && metadata !== null ? metadata : {}, structNamed('ObjectMeta')!).value;
}
