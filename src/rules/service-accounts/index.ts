import { defaultServiceAccountAutomount } from './default-service-account-automount';
import { deprecatedServiceAccountField } from './deprecated-service-account-field';
import { missingServiceAccount } from './missing-service-account';
import { namespaceWithoutHardenedDefaultServiceAccount } from './namespace-without-hardened-default-service-account';
import { serviceAccountAutomount } from './service-account-automount';
import { serviceAccountSecretsList } from './service-account-secrets-list';
import { sharedServiceAccount } from './shared-service-account';
import { unusedServiceAccount } from './unused-service-account';
import { workloadOnDefaultServiceAccount } from './workload-on-default-service-account';
import { workloadOnHardenedDefaultServiceAccount } from './workload-on-hardened-default-service-account';
import { Rule } from '../rule';

/** Rules on ServiceAccounts and who runs as them. */
export const SERVICE_ACCOUNT_RULES: readonly Rule[] = [
  workloadOnDefaultServiceAccount,
  workloadOnHardenedDefaultServiceAccount,
  defaultServiceAccountAutomount,
  namespaceWithoutHardenedDefaultServiceAccount,
  serviceAccountAutomount,
  missingServiceAccount,
  deprecatedServiceAccountField,
  sharedServiceAccount,
  unusedServiceAccount,
  serviceAccountSecretsList,
];
