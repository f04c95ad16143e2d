import { bindingToAdminOrEdit } from './binding-to-admin-or-edit';
import { bindingToAllAuthenticatedUsers } from './binding-to-all-authenticated-users';
import { bindingToAllServiceAccounts } from './binding-to-all-service-accounts';
import { bindingToAnonymous } from './binding-to-anonymous';
import { bindingToClusterAdmin } from './binding-to-cluster-admin';
import { bindingToDefaultServiceAccount } from './binding-to-default-service-account';
import { bindingToSystemMasters } from './binding-to-system-masters';
import { clusterBindingForOneNamespace } from './cluster-binding-for-one-namespace';
import { crossNamespaceBinding } from './cross-namespace-binding';
import { missingRole } from './missing-role';
import { missingSubject } from './missing-subject';
import { roleRefWithoutEffect } from './role-ref-without-effect';
import { subjectWithoutNamespace } from './subject-without-namespace';
import { Rule } from '../rule';

/** Rules on what bindings do. */
export const BINDING_RULES: readonly Rule[] = [
  bindingToClusterAdmin,
  bindingToAdminOrEdit,
  bindingToDefaultServiceAccount,
  bindingToAnonymous,
  bindingToAllAuthenticatedUsers,
  bindingToSystemMasters,
  bindingToAllServiceAccounts,
  missingRole,
  missingSubject,
  subjectWithoutNamespace,
  clusterBindingForOneNamespace,
  crossNamespaceBinding,
  roleRefWithoutEffect,
];
