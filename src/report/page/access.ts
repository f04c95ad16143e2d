import { count, h, inParts, scroller } from './element';
import { Inventory, InventoryPermission } from '../../access/inventory';

/** Wider tables are not readable. */
const COLUMNS = 30;

/** The number of rows rendered at once. */
const ROWS = 300;

/** Stands in for an API group, whose name never has blanks. */
const PATHS = 'paths of the API server';
const NOT_KNOWN = 'not known';

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch', 'delete'];

/** Stands in for permissions that the input does not show. */
const UNKNOWN = { verbs: ['permissions that are not known'], inNamespace: true };

/** A permission, and the binding that grants it to an account. */
interface Source {
  readonly permission: InventoryPermission;
  readonly binding: number;
  readonly perhaps: boolean;
}

/** Accounts whose permissions differ only in names. */
interface Column {
  readonly accounts: number[];
  /** Cells by resource. */
  readonly cells: ReadonlyMap<string, readonly Source[]>;
}

/** The permissions of each account. */
export function accessView(inventory: Inventory): HTMLElement {
  const columns = columnsOf(inventory);
  const dialog = h('dialog', { 'aria-label': 'Where a permission comes from', 'click': event => { if (event.target === dialog) { dialog.close(); } } });
  const content = h('div');
  const search = h('input', { 'type': 'search', 'placeholder': 'Account or resource', 'aria-label': 'Search accounts and resources', 'autocomplete': 'off', 'spellcheck': 'false', 'input': () => fill() });
  const onlySensitive = h('input', { type: 'checkbox', change: () => fill() });
  const status = h('p', { class: 'dim', role: 'status' });
  function fill(): void {
    content.replaceChildren();
    const { shown, left, rows } = select(inventory, columns, search.value.toLowerCase().trim(), onlySensitive.checked);
    status.textContent = `${count(shown.length, 'column')}, ${count(rows.length, 'resource')}${left === 0 ? '' : `; ${count(left, 'more column')} not shown: search for an account`}`;
    if (rows.length === 0) { return; }
    const body = h('tbody');
    const table = h('table', { class: 'matrix' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Resource'), ...shown.map(column => headOf(inventory, column)))), body);
    const after = h('div');
    content.append(scroller('Access matrix', table), after);
    let group: string | undefined;
    inParts(rows, ROWS, body, key => {
      const [apiGroup, resource] = partsOf(key);
      const part = document.createDocumentFragment();
      if (apiGroup !== group) { part.append(h('tr', { class: 'api-group' }, h('th', { scope: 'rowgroup', colspan: shown.length + 1 }, apiGroup))); }
      group = apiGroup;
      part.append(h('tr', {}, h('th', { scope: 'row' }, h('code', {}, resource)), ...shown.map(column => {
        const sources = column.cells.get(key);
        if (sources === undefined) { return h('td'); }
        const clusterWide = sources.some(({ binding }) => inventory.bindings[binding].clusterWide);
        return h('td', {}, cell(resource, sources, clusterWide, () => explain(dialog, inventory, column, resource, sources)));
      })));
      return part;
    }, after);
  }
  fill();
  const without = inventory.accounts.filter(({ bindings, possibleBindings }) => bindings.length + possibleBindings.length === 0).length;
  return h('section', { 'aria-labelledby': 'access-title' },
    h('h2', { id: 'access-title', tabindex: -1 }, 'Which account may do what'),
    h('p', { class: 'dim' }, `By the bindings of the input; ${count(without, 'account')} without one. What every account has by default is left out. A button shows the bindings behind it.`),
    h('div', { class: 'legend' },
      h('span', {}, letters('glw', 'read'), ' get list watch'), h('span', {}, letters('cupd', 'write'), ' create update patch delete'),
      h('span', {}, letters('+', 'write'), ' other verbs'), h('span', {}, letters('n', 'dim'), ' named objects only'), h('span', {}, letters('C', 'dim'), ' whole cluster'), h('span', {}, letters('?', 'dim'), ' perhaps'),
      h('span', {}, h('span', { class: 'sensitive sample' }, 'sensitive'))),
    h('div', { class: 'bar' }, search, h('label', {}, onlySensitive, ' only sensitive'), status),
    content, dialog);
}

function columnsOf({ accounts, bindings, roles }: Inventory): Column[] {
  const columns = new Map<string, Column>();
  for (const [account, { namespace: home, bindings: certain, possibleBindings }] of accounts.entries()) {
    const cells = new Map<string, Source[]>();
    const scopes: string[] = [];
    for (const [perhaps, some] of [[false, certain], [true, possibleBindings]] as const) {
      for (const binding of some) {
        const { role, roleKind, roleName, clusterWide, namespace } = bindings[binding];
        const where = clusterWide ? '*' : namespace === home ? '' : namespace ?? '?';
        scopes.push(`${where} ${perhaps}`);
        const notKnown: InventoryPermission[] = role === undefined ? [{ apiGroup: NOT_KNOWN, resource: `what ${roleKind} ${roleName} grants`, ...UNKNOWN }]
          : roles[role].mayGrantMore ? [{ apiGroup: NOT_KNOWN, resource: `what else ${roleKind} ${roleName} grants`, ...UNKNOWN }] : [];
        for (const permission of [...role === undefined ? [] : roles[role].permissions, ...notKnown]) {
          if (!clusterWide && !permission.inNamespace) { continue; }
          const { apiGroup, resource, url } = permission;
          const key = JSON.stringify(url === undefined ? [apiGroup === '' ? 'core' : apiGroup, resource] : [PATHS, url]);
          const sources = cells.get(key) ?? [];
          sources.push({ permission, binding, perhaps });
          cells.set(key, sources);
        }
      }
    }
    if (cells.size === 0) { continue; }
    const key = groupKeyOf(scopes, cells);
    const alike = columns.get(key);
    if (alike) { alike.accounts.push(account); } else { columns.set(key, { accounts: [account], cells }); }
  }
  return [...columns.values()].sort((a, b) => sensitiveCount(b) - sensitiveCount(a) || b.cells.size - a.cells.size);
}

/** Ignores the names of roles: differently named roles may grant the same. */
function groupKeyOf(scopes: readonly string[], cells: ReadonlyMap<string, readonly Source[]>): string {
  const permissions = [...cells].map(([key, sources]) => `${key} ${sources.map(({ permission: { verbs, names }, perhaps }) =>
    `${verbs.join()} ${names === undefined ? '' : 'named'} ${perhaps ? '?' : ''}`).sort().join(';')}`);
  return [...[...scopes].sort(), ...permissions.sort()].join('\n');
}

function sensitiveCount({ cells }: Column): number {
  return [...cells.values()].filter(isSensitive).length;
}

function isSensitive(sources: readonly Source[]): boolean {
  return sources.some(({ permission }) => permission.sensitive !== undefined);
}

/** The part of the matrix that is shown, and the number of hidden columns. */
interface Selection {
  readonly shown: readonly Column[];
  readonly left: number;
  readonly rows: readonly string[];
}

/** The columns and resources that match a search: accounts by name, otherwise resources. */
function select(inventory: Inventory, columns: readonly Column[], text: string, onlySensitive: boolean): Selection {
  const byAccount = columns.filter(({ accounts }) => accounts.some(account => nameOf(inventory, account).toLowerCase().includes(text)));
  const found = byAccount.length > 0 ? byAccount : columns;
  const hasRow = (key: string, sources: readonly Source[]): boolean =>
    (byAccount.length > 0 || key.toLowerCase().includes(text)) && (!onlySensitive || isSensitive(sources));
  const matching = found.filter(({ cells }) => [...cells].some(([key, sources]) => hasRow(key, sources)));
  const shown = matching.slice(0, COLUMNS);
  const rows = new Set(shown.flatMap(({ cells }) => [...cells].filter(([key, sources]) => hasRow(key, sources)).map(([key]) => key)));
  return { shown, left: matching.length - shown.length, rows: [...rows].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)) };
}

/** The API group and the resource, or their placeholders. */
function partsOf(key: string): readonly [string, string] {
  return JSON.parse(key) as [string, string];
}

/** The core group first, then other groups, paths, and unknown permissions. */
function rankOf(key: string): number {
  const [apiGroup] = partsOf(key);
  return apiGroup === 'core' ? 0 : apiGroup === PATHS ? 2 : apiGroup === NOT_KNOWN ? 3 : 1;
}

function headOf(inventory: Inventory, { accounts }: Column): HTMLElement {
  const { namespace, name } = inventory.accounts[accounts[0]];
  const over = accounts.length === 1 ? namespace ?? '' : `${accounts.length} alike, as`;
  return h('th', { scope: 'col' }, h('span', { class: 'dim' }, over), ' ', h('span', {}, accounts.length === 1 ? name : nameOf(inventory, accounts[0])));
}

function nameOf({ accounts }: Inventory, account: number): string {
  const { namespace, name } = accounts[account];
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function cell(resource: string, sources: readonly Source[], clusterWide: boolean, open: () => void): HTMLElement {
  const verbs = new Set(sources.flatMap(({ permission }) => permission.verbs));
  const isNamed = sources.every(({ permission }) => permission.names !== undefined);
  const isPerhaps = sources.every(({ perhaps }) => perhaps);
  const isUnknown = sources.every(({ permission }) => permission.apiGroup === NOT_KNOWN);
  const hasOthers = [...verbs].some(verb => !READ.includes(verb) && !WRITE.includes(verb));
  const sensitive = isSensitive(sources);
  const label = [
    `${verbs.has('*') ? 'all verbs' : [...verbs].join(', ')} on ${resource}`,
    ...isNamed ? ['named objects only'] : [],
    ...clusterWide ? ['in the whole cluster'] : [],
    ...isPerhaps ? ['perhaps'] : [],
    ...sensitive ? ['sensitive'] : [],
  ].join(', ');
  const all = verbs.has('*') ? [letters('all verbs', 'write')] : isUnknown ? [] : [
    ...READ.map(verb => verbs.has(verb) ? letters(verb[0], 'read') : letters('·', 'dim')),
    ...WRITE.map(verb => verbs.has(verb) ? letters(verb[0], 'write') : letters('·', 'dim')),
    ...hasOthers ? [letters('+', 'write')] : [],
  ];
  const marks = [...isNamed ? ['n'] : [], ...isPerhaps || isUnknown ? ['?'] : [], ...clusterWide ? [' C'] : []];
  return h('button', { 'type': 'button', 'class': sensitive ? 'cell sensitive' : 'cell', 'aria-label': label, 'title': label, 'click': open },
    ...all, ...marks.map(mark => letters(mark, 'dim')));
}

/** CSS shows the letters, so screen readers read only the label. */
function letters(text: string, style: string): HTMLElement {
  return h('i', { 'class': style, 'data-text': text });
}

function explain(dialog: HTMLDialogElement, inventory: Inventory, { accounts }: Column, resource: string, sources: readonly Source[]): void {
  const alike = accounts.length === 1 ? '' : ` and ${count(accounts.length - 1, 'account')} alike`;
  dialog.replaceChildren(
    h('h3', {}, `${nameOf(inventory, accounts[0])}${alike}: ${resource}`),
    h('ul', {}, ...sources.map(({ permission, binding, perhaps }) => {
      const { kind, name, roleKind, roleName, clusterWide, namespace } = inventory.bindings[binding];
      return h('li', {},
        h('b', {}, permission.verbs.includes('*') ? 'all verbs' : permission.verbs.join(', ')),
        ...permission.names === undefined ? [] : [` on ${permission.names.join(', ')}`],
        ` ${clusterWide ? 'in the whole cluster' : `in namespace ${namespace ?? '(not known)'}`}, by ${kind} ${name} to ${roleKind} ${roleName}${perhaps ? ' (perhaps)' : ''}`,
        ...permission.sensitive === undefined ? [] : [' ', h('span', { class: 'power' }, permission.sensitive)]);
    })),
    h('button', { type: 'button', click: () => dialog.close() }, 'Close'));
  dialog.showModal();
}
