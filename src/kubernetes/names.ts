import { isPlaceholder } from '../objects/placeholder';

/**
 * The name formats of the Kubernetes API.
 *
 * Each function returns the reason why a name is refused, or `undefined` when it is
 * fine. Placeholders of other tools (`{{ .Release.Namespace }}`, `${NAMESPACE}`) are
 * always fine: their values are not known yet.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const NAME = /^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;
const ENVIRONMENT_VARIABLE = /^[-._A-Za-z][-._A-Za-z0-9]*$/;

/** Whether a text is or contains the placeholder of another tool. */
export function isTemplated(text: string): boolean {
  return isPlaceholder(text);
}

/** Namespaces, containers and volumes: a DNS-1123 label. */
export function explainDnsLabel(name: string): string | undefined {
  if (isTemplated(name) || (name.length <= 63 && DNS_LABEL.test(name))) { return undefined; }
  return 'it must be a DNS label: at most 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit';
}

/** Pods, ServiceAccounts, Secrets and most other objects: a DNS-1123 subdomain. */
export function explainDnsSubdomain(name: string): string | undefined {
  if (isTemplated(name) || (name.length <= 253 && DNS_SUBDOMAIN.test(name))) { return undefined; }
  return 'it must be a DNS subdomain: at most 253 lower-case letters, digits, hyphens and dots, starting and ending with a letter or digit';
}

/** Roles and bindings: a path segment. */
export function explainPathSegment(name: string): string | undefined {
  if (name !== '' && name !== '.' && name !== '..' && !/[/%]/.test(name) && name.length <= 253) { return undefined; }
  return 'it must be a path segment: at most 253 characters, without "/" and "%", and not "." or ".."';
}

/** The keys of labels and annotations: a qualified name. */
export function explainQualifiedName(key: string): string | undefined {
  if (isTemplated(key)) { return undefined; }
  const slash = key.lastIndexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  if (NAME.test(key.slice(slash + 1)) && (prefix === undefined || explainDnsSubdomain(prefix) === undefined)) { return undefined; }
  return 'it must be at most 63 letters, digits, hyphens, underscores and dots, starting and ending with a letter or digit, after an optional DNS subdomain and "/"';
}

/** The values of labels. */
export function explainLabelValue(value: string): string | undefined {
  if (value === '' || isTemplated(value) || NAME.test(value)) { return undefined; }
  return 'it must be at most 63 letters, digits, hyphens, underscores and dots, starting and ending with a letter or digit';
}

/** Environment variables of containers. */
export function explainEnvironmentVariable(name: string): string | undefined {
  if (isTemplated(name) || ENVIRONMENT_VARIABLE.test(name)) { return undefined; }
  return 'it must be letters, digits, underscores, hyphens and dots, not starting with a digit';
}
