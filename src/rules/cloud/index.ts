import { azureWorkloadIdentityLabelMissing } from './azure-workload-identity-label-missing';
import { cloudIdentityOfSeveralAccounts } from './cloud-identity-of-several-accounts';
import { cloudIdentityOnDefaultServiceAccount } from './cloud-identity-on-default-service-account';
import { cloudIdentityWithHostNetwork } from './cloud-identity-with-host-network';
import { cloudTokenLifetimeOutOfRange } from './cloud-token-lifetime-out-of-range';
import { malformedAwsRoleArn } from './malformed-aws-role-arn';
import { malformedAzureClientId } from './malformed-azure-client-id';
import { malformedAzureTenantId } from './malformed-azure-tenant-id';
import { malformedGoogleServiceAccount } from './malformed-google-service-account';
import { misplacedCloudIdentityAnnotation } from './misplaced-cloud-identity-annotation';
import { skipContainersWithoutEffect } from './skip-containers-without-effect';
import { staticCloudCredentials } from './static-cloud-credentials';
import { Rule } from '../rule';

/** The rules on identities in a cloud. */
export const CLOUD_RULES: readonly Rule[] = [
  staticCloudCredentials,
  cloudIdentityOnDefaultServiceAccount,
  cloudIdentityOfSeveralAccounts,
  cloudIdentityWithHostNetwork,
  misplacedCloudIdentityAnnotation,
  azureWorkloadIdentityLabelMissing,
  skipContainersWithoutEffect,
  cloudTokenLifetimeOutOfRange,
  malformedAwsRoleArn,
  malformedGoogleServiceAccount,
  malformedAzureClientId,
  malformedAzureTenantId,
];
