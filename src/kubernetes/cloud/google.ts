import { isTemplated } from '../names';

/**
 * Workload Identity Federation for GKE.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity
 */
export const GOOGLE_SERVICE_ACCOUNT_ANNOTATION = 'iam.gke.io/gcp-service-account';

const SERVICE_ACCOUNT = /^[a-z]([-a-z0-9]{4,28}[a-z0-9])@[a-z][-a-z0-9]{4,28}[a-z0-9](\.[a-z0-9.-]+)?\.iam\.gserviceaccount\.com$/;
const GOOGLE_MANAGED = /^[a-z0-9-]+@([a-z0-9-]+\.)*gserviceaccount\.com$/;
const PROJECT_ID = /^([a-z0-9.-]+:)?[a-z][-a-z0-9]{4,28}[a-z0-9]$/;

/** Why a text is not the e-mail of a Google service account, or `undefined` when it is. */
export function explainServiceAccountEmail(email: string): string | undefined {
  if (isTemplated(email) || SERVICE_ACCOUNT.test(email)) { return undefined; }
  // Accounts that Google manages have other forms, and are only named on purpose.
  if (GOOGLE_MANAGED.test(email) && !email.endsWith('.iam.gserviceaccount.com')) { return undefined; }
  return 'it must be <name>@<project>.iam.gserviceaccount.com, with a name of 6 to 30 lower-case letters, digits and hyphens; write payments@my-project.iam.gserviceaccount.com, for example';
}

/** Why a text is not a project id, or `undefined` when it is. */
export function explainProjectId(id: string): string | undefined {
  if (isTemplated(id) || PROJECT_ID.test(id)) { return undefined; }
  return /^\d+$/.test(id) ? 'that is a project number; write the project ID, my-project for example'
    : 'it must be 6 to 30 lower-case letters, digits and hyphens; write my-project, for example';
}

/** Why a text is not a project number, or `undefined` when it is. */
export function explainProjectNumber(number: string): string | undefined {
  return isTemplated(number) || /^\d{6,}$/.test(number) ? undefined : 'it must be the number of the project, not its ID; write 123456789012, for example';
}

/** The ServiceAccount as the member of IAM bindings. */
export function directMember(projectNumber: string, projectId: string, namespace: string, account: string): string {
  return `principal://iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/${projectId}.svc.id.goog/subject/ns/${namespace}/sa/${account}`;
}

/** The command that grants the member a role. The shell fails until the user sets the role. */
export function grantCommand(projectId: string, member: string): string {
  return `gcloud projects add-iam-policy-binding ${projectId} --role "\${ROLE:?set it to the role to grant}" --member "${member}" --condition None`;
}

/** The member that lets the ServiceAccount impersonate a Google service account. */
export function impersonationMember(projectId: string, namespace: string, account: string): string {
  return `serviceAccount:${projectId}.svc.id.goog[${namespace}/${account}]`;
}
