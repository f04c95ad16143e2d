import { count, h, inParts, scroller } from './element';
import { sensitivePermissionsOf } from './sensitive-permissions';
import { Inventory, InventoryToken } from '../../access/inventory';

/** The standard mount path, where clients look for the token. */
const USUAL_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The number of rows rendered at once. */
const ROWS = 200;

const API = { yes: 'Kubernetes API', no: 'no', unknown: 'perhaps' };

/** Identical tokens in the containers of a workload. */
interface TokenRow {
  readonly workload: string;
  readonly containers: readonly string[];
  readonly account: string;
  readonly source: InventoryToken['source'];
  readonly audience: string;
  readonly seconds: number;
  readonly lifetime: string;
  readonly path: string;
  readonly permissions: readonly string[];
}

interface TokenColumn {
  readonly title: string;
  by(row: TokenRow): string | number;
  cell(row: TokenRow): readonly (Node | string)[];
}

const COLUMNS: readonly TokenColumn[] = [
  { title: 'Workload', by: ({ workload }) => workload, cell: ({ workload }) => [workload] },
  { title: 'Container', by: ({ containers }) => containers.join(), cell: ({ containers }) => containers.map(name => h('code', { class: 'block' }, name)) },
  { title: 'ServiceAccount', by: ({ account }) => account, cell: ({ account }) => [account] },
  { title: 'How', by: ({ source }) => source, cell: ({ source }) => [h('span', { class: `badge ${source}` }, source)] },
  { title: 'Audience', by: ({ audience }) => audience, cell: ({ audience }) => [audience] },
  { title: 'Lifetime', by: ({ seconds }) => seconds, cell: ({ lifetime }) => [lifetime] },
  { title: 'Where', by: ({ path }) => path, cell: ({ path }) => [path] },
  {
    title: 'Sensitive permissions',
    by: ({ permissions }) => -permissions.length,
    cell: ({ permissions }) => permissions.length === 0 ? [h('span', { class: 'dim' }, 'none known')] : permissions.map(permission => h('span', { class: 'power' }, permission)),
  },
];

/** The tokens of each container, and the access they give. */
export function tokensView(inventory: Inventory): HTMLElement {
  const rows = rowsOf(inventory);
  const holders = new Set(inventory.tokens.map(({ workload }) => workload));
  const texts = [
    `${count(inventory.tokens.length, 'token')} in ${count(holders.size, 'workload')}.`,
    listText('Without a token', inventory.workloads.filter(({ complete }, index) => complete && !holders.has(index)).map(nameOf)),
    listText('Not known, because an operator makes or changes the pods', [...new Set([
      ...inventory.workloads.filter(({ complete }) => !complete), ...inventory.customResources,
    ].map(nameOf))]),
  ];
  const body = h('tbody');
  const after = h('div');
  let sorted = COLUMNS.length - 1;
  let direction: 1 | -1 = 1;
  const heads = COLUMNS.map(({ title }, index) => h('th', { scope: 'col' }, h('button', {
    type: 'button',
    click: () => {
      direction = sorted === index && direction === 1 ? -1 : 1;
      sorted = index;
      fill();
    },
  }, title)));
  function fill(): void {
    for (const [index, head] of heads.entries()) {
      head.setAttribute('aria-sort', index !== sorted ? 'none' : direction === 1 ? 'ascending' : 'descending');
    }
    const { by } = COLUMNS[sorted];
    const ordered = [...rows].sort((a, b) => by(a) < by(b) ? -direction : by(a) > by(b) ? direction : 0);
    body.replaceChildren();
    after.replaceChildren();
    inParts(ordered, ROWS, body, row => h('tr', {}, ...COLUMNS.map(({ cell }) => h('td', {}, ...cell(row)))), after);
  }
  fill();
  return h('section', { 'aria-labelledby': 'tokens-title' },
    h('h2', { id: 'tokens-title', tabindex: -1 }, 'Which container holds which token'),
    h('p', { class: 'dim' }, texts.join(' ').trim()),
    ...rows.length === 0 ? [] : [scroller('Tokens', h('table', {}, h('thead', {}, h('tr', {}, ...heads)), body)), after]);
}

function rowsOf(inventory: Inventory): TokenRow[] {
  const groups = new Map<string, { token: InventoryToken; containers: string[] }>();
  for (const token of inventory.tokens) {
    const { container, ...rest } = token;
    const key = JSON.stringify(rest);
    const alike = groups.get(key);
    if (alike) { alike.containers.push(container); } else { groups.set(key, { token, containers: [container] }); }
  }
  const permissions = sensitivePermissionsOf(inventory);
  return [...groups.values()].map(({ token, containers }) => {
    const { workload, account, source, forApi, audience, lifetime, extended, mountPath } = token;
    const holder = account === undefined ? undefined : inventory.accounts[account];
    return {
      workload: nameOf(inventory.workloads[workload]),
      containers: [...new Set(containers)],
      account: holder === undefined ? 'not known' : qualified(holder),
      source,
      audience: audience === undefined ? API[forApi] : `${audience}${forApi === 'unknown' ? ' (perhaps the Kubernetes API)' : ''}`,
      seconds: extended ? 31_536_000 : lifetime ?? Infinity,
      lifetime: lifetimeText(token, lifetime, extended),
      path: mountPath === USUAL_PATH ? 'the usual path' : mountPath ?? 'environment variable',
      permissions: account === undefined || forApi === 'no' ? [] : permissions(account),
    };
  });
}

function lifetimeText({ source }: InventoryToken, seconds: number | undefined, extended: true | undefined): string {
  if (seconds === undefined) { return source === 'secret' ? 'never expires' : 'not known'; }
  const text = seconds % 86_400 === 0 ? count(seconds / 86_400, 'day') : seconds >= 3600 ? count(Math.round(seconds / 360) / 10, 'hour') : count(Math.round(seconds / 60), 'minute');
  return extended ? `${text}, extended to a year` : text;
}

function listText(title: string, names: readonly string[]): string {
  if (names.length === 0) { return ''; }
  const shown = names.slice(0, 5);
  return `${title}: ${shown.join(', ')}${names.length > shown.length ? ` and ${count(names.length - shown.length, 'more workload')}` : ''}.`;
}

function nameOf({ kind, namespace, name }: { readonly kind: string; readonly namespace?: string; readonly name: string }): string {
  return `${kind} ${qualified({ namespace, name })}`;
}

function qualified({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
