import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { Namespace } from '../model/namespace';
import { Binding, Role } from '../model/service-account';
import { Container, ServiceAccount, Workload } from '../model/workload';
import type * as k8s from '../objects/kubernetes-types';

/** A container of a workload. */
export interface ContainerSubject {
  readonly workload: Workload;
  readonly container: Container;
}

/** A volume of a workload. */
export interface VolumeSubject {
  readonly workload: Workload;
  /** Empty if it cannot be read. */
  readonly name: string;
  readonly path: Path;
  /** The manifest of the volume. */
  readonly manifest: k8s.Volume;
}

/** A role that the app defines. */
export interface RoleSubject extends Role {
  readonly object: ManifestObject<k8s.Role | k8s.ClusterRole>;
}

/** A declaration of a ServiceAccount. */
export interface ServiceAccountSubject {
  readonly object: ManifestObject<k8s.ServiceAccount>;
  /** The ServiceAccount. If it is declared more than once, `account.object` is the last declaration. */
  readonly account: ServiceAccount;
}

/** A declaration of a Namespace. */
export interface NamespaceSubject {
  readonly object: ManifestObject<k8s.Namespace>;
  readonly namespace: Namespace;
}

/** The subjects that a rule can check, by the value of its `subject`. None of them is from the context. */
export interface Subjects {
  readonly 'container': ContainerSubject;
  readonly 'volume': VolumeSubject;
  readonly 'workload': Workload;
  readonly 'role': RoleSubject;
  readonly 'binding': Binding;
  readonly 'service-account': ServiceAccountSubject;
  readonly 'namespace': NamespaceSubject;
  /** An object of any kind. */
  readonly 'object': ManifestObject;
}

/** The name of a kind of subject. */
export type SubjectName = keyof Subjects;

const NAMES: { readonly [S in SubjectName]: true } = {
  'container': true, 'volume': true, 'workload': true, 'role': true, 'binding': true, 'service-account': true, 'namespace': true, 'object': true,
};

/** The names of all kinds of subjects. */
export const SUBJECT_NAMES = Object.keys(NAMES) as readonly SubjectName[];
