/** What the SDKs of a cloud accept as a credential that does not expire. */
export interface StaticCredentials {
  readonly title: string;
  /** Variables and settings that hold a credential, or lead to one. */
  readonly names: readonly string[];
  /** The variable that names the credentials file. */
  readonly file?: string;
  /** Paths of credentials files in a home directory. */
  readonly places?: RegExp;
  /** Names of Secrets with a credential. */
  readonly secret: RegExp;
  /** The format of a credential, whatever its name. */
  readonly format: RegExp;
}

/**
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html
 * @see https://cloud.google.com/docs/authentication/application-default-credentials
 * @see https://learn.microsoft.com/azure/developer/go/sdk/authentication/authentication-overview
 */
export const STATIC_CREDENTIALS: { readonly [provider in 'aws' | 'google' | 'azure']: StaticCredentials } = {
  aws: {
    title: 'AWS',
    names: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY', 'AWS_ACCESS_KEY'],
    file: 'AWS_SHARED_CREDENTIALS_FILE',
    places: /\/\.aws(\/credentials)?$/,
    secret: /(^|[^a-z])aws([^a-z]|$)/,
    format: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/,
  },
  google: {
    title: 'Google',
    names: ['GOOGLE_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS_JSON', 'GCP_SERVICE_ACCOUNT_KEY'],
    file: 'GOOGLE_APPLICATION_CREDENTIALS',
    places: /\/\.config\/gcloud(\/application_default_credentials\.json)?$/,
    secret: /(^|[^a-z])(gcp|google|gcloud)([^a-z]|$)/,
    format: /"type"\s{0,5}:\s{0,5}"service_account"[\s\S]*-----BEGIN (?:RSA )?PRIVATE KEY|-----BEGIN (?:RSA )?PRIVATE KEY[\s\S]*"type"\s{0,5}:\s{0,5}"service_account"/,
  },
  azure: {
    title: 'Azure',
    names: [
      'AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_PASSWORD', 'ARM_CLIENT_SECRET', 'AZURE_STORAGE_KEY', 'AZURE_STORAGE_ACCOUNT_KEY', 'AZURE_STORAGE_CONNECTION_STRING',
    ],
    secret: /(^|[^a-z])(azure|aad|entra)([^a-z]|$)/,
    format: /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{30,}|(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/,
  },
};

/** Whether a name is the wanted one in any spelling: `aws-secret-access-key`, `aws.secretAccessKey`. */
export function isCredentialName(name: string, wanted: string): boolean {
  return name === wanted || name.replace(/([a-z0-9])(?=[A-Z])/g, '$1_').toUpperCase().replace(/[-.]/g, '_') === wanted;
}

/** Names of Secrets that may hold a credential. */
export const CREDENTIAL_LIKE_NAME = /cred|key|secret|token/;
