import { count } from './summary';
import { AccessChange, ChangeKind, CredentialChange, IdentityChange, InterceptionChange, ComparedObject, PermissionChange, PodSecurityChange, TokenChange } from '../access/access-change';
import { GrantingBinding } from '../access/held-grant';

/** The heading and the noun of each kind of access. */
export const CHANGE_TITLES: { readonly [kind in ChangeKind]: { readonly title: string; readonly noun: string } } = {
  'path': { title: 'Escalation paths', noun: 'escalation path' },
  'permission': { title: 'Permissions', noun: 'permission' },
  'token': { title: 'Tokens', noun: 'token' },
  'credential': { title: 'Other credentials', noun: 'credential' },
  'identity': { title: 'Cloud identities', noun: 'cloud identity' },
  'pod-security': { title: 'Pod Security exceptions', noun: 'Pod Security exception' },
  'interception': { title: 'Webhooks and API services', noun: 'interception' },
  'binding': { title: 'Bindings', noun: 'binding' },
};

const PROVIDERS: { readonly [provider in IdentityChange['provider']]: string } = { aws: 'AWS role', google: 'Google service account', azure: 'Azure client' };
/** The maximum number of permissions of a binding that are named; others are counted. */
const NAMED_PERMISSIONS = 5;
/** The steps shown at each end of a path. A path through hundreds of namespaces has hundreds of steps. */
const SHOWN_STEPS = 10;
/** The maximum number of rules that are named. */
const NAMED_RULES = 4;
const UNITS = [['day', 86_400], ['hour', 3_600], ['minute', 60]] as const;
const YEAR_SECONDS = 365 * 86_400;

/** The subject of a change. */
export function changeSubject(change: AccessChange): string {
  switch (change.kind) {
    case 'permission':
    case 'binding': return objectText(change.holder);
    case 'token': return objectText(change.workload);
    case 'credential':
    case 'interception': return objectText(change.object);
    case 'identity': return objectText(change.workload ?? change.account);
    case 'pod-security': return change.workload === undefined ? `Namespace ${change.namespace}` : objectText(change.workload);
    case 'path': return change.from;
  }
}

/** What changes for the subject, in words. */
export function changeText(change: AccessChange): string {
  switch (change.kind) {
    case 'permission': return `${change.permission} ${grantScopeText(change)}`;
    case 'token': return tokenText(change);
    case 'identity': return `${PROVIDERS[change.provider]} ${change.value}${change.workload === undefined ? '' : ` through ${objectText(change.account)}`}`;
    case 'pod-security': return podSecurityText(change);
    case 'credential': return credentialText(change);
    case 'interception': return interceptionText(change);
    case 'binding': return `bound to ${change.role.kind} ${change.role.name} ${grantScopeText(change)}`;
    case 'path': return `reaches ${change.target}`;
  }
}

/** The roles and bindings that grant it. */
function permissionDetail({ holder, by }: PermissionChange): string {
  if (holder.kind === 'Role' || holder.kind === 'ClusterRole') {
    return `through ${by.map(({ role }) => `${role.kind} ${role.name}`).join(', ')}, for subjects bound to it outside the input`;
  }
  return `by ${by.map(({ role, binding }) => `${binding === undefined ? 'a binding that every cluster has' : bindingText(binding)} to ${role.kind} ${role.name}`).join(', ')}`;
}

/** What grants the permission, or the steps of the path, as a clause; may be empty. */
export function changeDetail(change: AccessChange): string {
  switch (change.kind) {
    case 'permission': return permissionDetail(change);
    case 'binding': return `by ${change.bindings.map(bindingText).join(', ')}; grants ${grantsText(change.grants)}`;
    case 'path': return stepsText(change.steps);
    default: return '';
  }
}

/** The first and the last steps of a long path. JSON has every step. */
function stepsText(steps: readonly string[]): string {
  const omitted = steps.length - 2 * SHOWN_STEPS;
  const shown = omitted <= 1 ? steps : [...steps.slice(0, SHOWN_STEPS), `(${omitted} more steps)`, ...steps.slice(-SHOWN_STEPS)];
  return shown.join('; ');
}

/** The rules that mark a change as sensitive, and how many are not named. */
export function namedRules(sensitive: readonly string[]): { readonly rules: readonly string[]; readonly more: string } {
  const more = sensitive.length - NAMED_RULES;
  return { rules: sensitive.slice(0, NAMED_RULES), more: more > 0 ? ` and ${more} more` : '' };
}

/** The number of changes of each kind: `2 permissions (1 sensitive), 1 token`. */
export function countChanges(changes: readonly AccessChange[]): string {
  const kinds = (Object.keys(CHANGE_TITLES) as ChangeKind[]).flatMap(kind => {
    const ofKind = changes.filter(change => change.kind === kind);
    if (ofKind.length === 0) { return []; }
    const marks = [
      ...countOf(ofKind.filter(({ sensitive }) => sensitive.length > 0), 'sensitive'),
      ...countOf(ofKind.filter(({ certainty }) => certainty === 'possible'), 'possible'),
    ];
    return [`${plural(ofKind.length, CHANGE_TITLES[kind].noun)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`];
  });
  return kinds.length === 0 ? 'nothing' : kinds.join(', ');
}

function countOf(changes: readonly AccessChange[], word: string): string[] {
  return changes.length === 0 ? [] : [`${changes.length} ${word}`];
}

function plural(number: number, noun: string): string {
  return number !== 1 && noun.endsWith('y') ? `${number} ${noun.slice(0, -1)}ies` : count(number, noun);
}

function objectText({ kind, namespace, name }: ComparedObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function bindingText(binding: GrantingBinding): string {
  return objectText(binding);
}

/** The scope of a permission. */
export function grantScopeText({ clusterWide, namespace }: Pick<PermissionChange, 'clusterWide' | 'namespace'>): string {
  if (clusterWide) { return 'in the whole cluster'; }
  return namespace === undefined ? 'in a namespace that is not set' : `in namespace ${namespace}`;
}

function tokenText({ container, source, forApi, audience, lifetime, expires, account }: TokenChange): string {
  const whose = account === undefined ? '' : ` of ${objectText(account)}`;
  if (source === 'custom-resource') { return `its pods may run with the token${whose}`; }
  const forWhom = audience === undefined ? `${forApi === 'unknown' ? 'possible ' : ''}Kubernetes API token` : `token for the audience ${audience}${forApi === 'yes' ? ', which the Kubernetes API accepts' : ''}`;
  const until = { yes: `valid for ${lifetimeText(lifetime ?? 0)}`, no: 'never expires', unknown: 'with a lifetime that is not known' }[expires];
  const how = { automount: 'mounted by Kubernetes', projected: 'from a projected volume', secret: 'from a Secret' }[source];
  return container === undefined ? `holds a ${forWhom}${whose}, ${until}` : `container ${container}: ${forWhom}${whose}, ${until}, ${how}`;
}

function credentialText({ container, type, name }: CredentialChange): string {
  const inContainer = container === undefined ? '' : `container ${container}: `;
  switch (type) {
    case 'secret': return `${inContainer}Secret ${name}`;
    case 'pod-certificate': return `${inContainer}certificate by the signer ${name}`;
    case 'pod-token': return `gets tokens of pods that mount its volumes, for ${name === '' ? 'the Kubernetes API' : `the audience ${name}`}`;
  }
}

function interceptionText({ object, webhook, to, changes, resource, operations }: InterceptionChange): string {
  if (webhook === undefined) { return `${object.kind === 'APIService' ? 'serves' : 'converts'} ${resource} through ${to}`; }
  return `webhook ${webhook}: ${changes ? 'sees and changes' : 'sees'} ${resource} on ${operations.join(',')}, sent to ${to}`;
}

function lifetimeText(seconds: number): string {
  if (seconds === YEAR_SECONDS) { return '1 year'; }
  const unit = UNITS.find(([, length]) => seconds >= length && seconds % length === 0);
  return unit === undefined ? count(seconds, 'second') : count(seconds / unit[1], unit[0]);
}

function podSecurityText({ workload, container, level, setting }: PodSecurityChange): string {
  if (workload === undefined) { return setting; }
  return `${container === undefined ? '' : `container ${container}: `}${setting} (refused by "${level}")`;
}

function grantsText(grants: readonly string[]): string {
  if (grants.length === 0) { return 'nothing'; }
  return grants.length > NAMED_PERMISSIONS ? count(grants.length, 'permission') : grants.join('; ');
}
