import { accessView } from './access';
import { complianceView } from './compliance';
import { count, h } from './element';
import { FindingsView } from './findings';
import { pathsView } from './paths';
import { tokensView } from './tokens';
import { PageData } from '../page-data';

/** A part of the report, rendered when it is first shown. */
interface View {
  readonly id: string;
  readonly title: string;
  readonly number?: number;
  make(): HTMLElement;
}

function start(): void {
  const data = JSON.parse(document.getElementById('data')!.textContent!) as PageData;
  const findings = new FindingsView(data);
  const { inventory, paths } = data;
  const views: readonly View[] = [
    { id: 'findings', title: 'Findings', number: data.entries.reduce((sum, { places }) => sum + places.length, 0), make: () => findings.element },
    ...paths === undefined ? [] : [{ id: 'paths', title: 'Paths', number: paths.total, make: () => pathsView(paths) }],
    ...inventory === undefined ? [] : [
      { id: 'access', title: 'Access', make: () => accessView(inventory) },
      { id: 'tokens', title: 'Tokens', number: inventory.tokens.length, make: () => tokensView(inventory) },
    ],
    {
      id: 'compliance',
      title: 'Compliance',
      make: () => complianceView(data, rule => {
        show('findings');
        findings.only(rule);
      }),
    },
  ];
  const made = new Map<string, HTMLElement>();
  const main = document.getElementById('main')!;
  const buttons = new Map(views.map(({ id, title, number }, index) => [id, h('button', {
    'type': 'button', 'aria-keyshortcuts': index + 1, 'click': () => show(id),
  }, title, ...number === undefined ? [] : [' ', h('small', {}, number)])]));

  function element({ id, make }: View): HTMLElement {
    const known = made.get(id);
    if (known) { return known; }
    const view = make();
    view.id = `view-${id}`;
    made.set(id, view);
    main.append(view);
    return view;
  }

  function show(id: string): void {
    for (const view of views) {
      const isShown = view.id === id;
      if (isShown || made.has(view.id)) { element(view).hidden = !isShown; }
      const button = buttons.get(view.id)!;
      if (isShown) { button.setAttribute('aria-current', 'page'); } else { button.removeAttribute('aria-current'); }
    }
    if (location.hash !== `#${id}`) { history.replaceState(null, '', `#${id}`); }
  }

  main.replaceChildren();
  document.body.prepend(header(data, [...buttons.values()]));
  document.body.insertBefore(footer(data), document.getElementById('data'));
  const asked = location.hash.slice(1);
  const [view, rule] = asked.split('=');
  show(views.some(({ id }) => id === view) ? view : 'findings');
  if (view === 'rule' && data.rules.some(({ id }) => id === rule)) { findings.only(rule); }

  document.addEventListener('keydown', event => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest('dialog')) { return; }
    if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName) && (target as HTMLInputElement).type !== 'checkbox') {
      if (event.key === 'Escape') { target.blur(); }
      return;
    }
    const chosen = views[Number(event.key) - 1];
    if (chosen) {
      show(chosen.id);
    } else if (event.key === '/') {
      event.preventDefault();
      show('findings');
      findings.search();
    } else if ((event.key === 'j' || event.key === 'k') && !findings.element.hidden) {
      findings.move(event.key === 'j' ? 1 : -1);
    }
  });
  addEventListener('beforeprint', () => {
    for (const each of views) { element(each).hidden = false; }
    findings.openAll();
    for (const details of document.querySelectorAll<HTMLDetailsElement>('#view-paths details')) { details.open = true; }
  });
  addEventListener('afterprint', () => show(location.hash.slice(1)));
  document.documentElement.dataset.ready = '';
}

function header({ fails, outcome }: PageData, buttons: readonly HTMLElement[]): HTMLElement {
  const verdict = outcome.replace(/^(?:FAILED|PASSED) \(([^)]*)\): .*$/, '$1');
  return h('header', {},
    h('a', { class: 'skip', href: '#main', click: event => { event.preventDefault(); document.querySelector<HTMLElement>('main section:not([hidden]) h2')?.focus(); } }, 'Skip to the report'),
    h('div', { class: 'title' },
      h('div', {},
        h('h1', {}, 'Least privilege report'),
        h('p', { class: 'verdict' }, h('strong', { class: fails ? 'failed' : 'passed' }, fails ? 'Failed' : 'Passed'), ' ', verdict)),
      h('div', { class: 'tools' },
        h('span', { class: 'keys' }, h('kbd', {}, '/'), ' search  ', h('kbd', {}, 'j'), ' ', h('kbd', {}, 'k'), ' move  ', h('kbd', {}, '1'), '–', h('kbd', {}, String(buttons.length)), ' views'),
        h('button', { type: 'button', click: switchTheme }, 'Light / dark'))),
    h('nav', { 'aria-label': 'Views' }, ...buttons));
}

function footer({ provenance, summary }: PageData): HTMLElement {
  return h('footer', {},
    h('p', {}, provenance),
    h('p', {}, `${count(summary.objects, 'object')}, ${count(summary.workloads, 'workload')}, ${count(summary.serviceAccounts, 'ServiceAccount')}. This file loads nothing and sends nothing.`));
}

/** Not stored, because all reports on one disk would share the setting. */
function switchTheme(): void {
  const { dataset } = document.documentElement;
  const isDark = dataset.theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : dataset.theme === 'dark';
  dataset.theme = isDark ? 'light' : 'dark';
}

start();
