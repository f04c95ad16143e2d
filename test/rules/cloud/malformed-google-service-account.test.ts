import { EMAIL } from './_apps';
import { testMalformed } from './_malformed';
import { malformedGoogleServiceAccount } from '../../../src/rules/cloud/malformed-google-service-account';

testMalformed(malformedGoogleServiceAccount, 'iam.gke.io/gcp-service-account', [EMAIL, '123456789012-compute@developer.gserviceaccount.com'], [
  ['payments', 'it must be <name>@<project>.iam.gserviceaccount.com', 'write payments@my-project.iam.gserviceaccount.com'],
  ['payments@example.com', 'it must be <name>@<project>.iam.gserviceaccount.com', 'write payments@my-project.iam.gserviceaccount.com'],
  ['Payments@my-project.iam.gserviceaccount.com', 'it must be <name>@<project>.iam.gserviceaccount.com', 'write payments@my-project.iam.gserviceaccount.com'],
]);
