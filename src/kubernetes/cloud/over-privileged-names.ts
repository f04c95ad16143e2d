const PRIVILEGED_NAME = /(administrator|power-?user|full-?access|cluster-?admin|OrganizationAccountAccessRole)/i;
const PRIVILEGED_WORD = /(^|[^a-z])(admin|owner|root)([^a-z]|$)/i;
const DEFAULT_COMPUTE = /^\d+-compute@developer\.gserviceaccount\.com$/;
const DEFAULT_APP_ENGINE = /@appspot\.gserviceaccount\.com$/;

/**
 * Advice on a cloud role or account whose name suggests too many permissions, or
 * `undefined`. It is only a hint: manifests do not show what the role allows.
 */
export function adviseOnName(name: string): string | undefined {
  if (DEFAULT_COMPUTE.test(name) || DEFAULT_APP_ENGINE.test(name)) {
    return `'${name}' is the default service account of its project, which can edit everything there unless its roles were reduced`;
  }
  const local = name.replace(/^arn:.*:role\//, '').replace(/@.*$/, '').split('/').pop() ?? name;
  // The name of a placeholder says nothing about the role.
  const known = local.replace(/\{\{.*?\}\}|[$#]\{[^}]*\}|\$\([^)]*\)|<[^>]*>/gs, ' ');
  const [word] = PRIVILEGED_NAME.exec(known) ?? PRIVILEGED_WORD.exec(separateWords(known))?.slice(2) ?? [];
  return word === undefined ? undefined : `'${local}' sounds like a role with more permissions than a workload needs ('${word}')`;
}

/** EKSAdminRole -> EKS-Admin-Role */
function separateWords(text: string): string {
  return text.replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$&-');
}
