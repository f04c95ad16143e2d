import { count, h, inParts, link, scroller } from './element';
import { pathGraph } from './path-graph';
import { PathPicture } from './path-picture';
import { PagePath, PagePaths, PagePathStep } from '../page-paths';

/** More paths make the picture unclear; it shows the worst. */
const MAX_PATHS = 60;

/** With more boxes, the picture shows only the worst target at first. */
const MAX_BOXES = 26;

/** The number of paths listed at once. */
const LISTED = 50;

const EVERY_TARGET = '';

/** Paths from a compromised container, as a picture and as a list. */
export function pathsView(data: PagePaths): HTMLElement {
  const title = h('h2', { id: 'paths-title', tabindex: -1 }, 'Escalation paths');
  const about = h('p', { class: 'dim' }, data.paths.length === 0 ? `${data.summary}.` : data.summary);
  if (data.paths.length === 0) { return h('section', { 'aria-labelledby': 'paths-title' }, title, about); }
  const texts = data.paths.map(path => textOf(data, path));
  const targets = [...new Set(data.paths.map(({ target }) => target))];
  const choice = h('select', { change: () => fill() },
    h('option', { value: EVERY_TARGET }, `every target (${numberIn([...data.paths.keys()])})`),
    ...targets.map(target => h('option', { value: target }, `${data.nodes[target].title} (${numberIn([...data.paths.keys()].filter(path => data.paths[path].target === target))})`)));
  const search = h('input', { 'type': 'search', 'placeholder': 'Workload, account, role or permission', 'aria-label': 'Search paths', 'autocomplete': 'off', 'spellcheck': 'false', 'input': () => fill() });
  const status = h('p', { role: 'status' });
  const picture = h('div');
  const list = h('ul', { class: 'paths' });
  const after = h('div');
  const showAll = h('button', { type: 'button', hidden: true, click: () => { shownPicture?.clearSelection(); showList(found(), ''); } }, 'Show all again');
  let shownPicture: PathPicture | undefined;

  function numberIn(paths: readonly number[]): number {
    return paths.reduce((sum, path) => sum + data.paths[path].number, 0);
  }

  function found(): number[] {
    const text = search.value.toLowerCase().trim();
    return [...data.paths.keys()].filter(path => (
      (choice.value === EVERY_TARGET || data.paths[path].target === Number(choice.value)) && texts[path].includes(text)
    ));
  }

  function fill(): void {
    const paths = found();
    const graph = pathGraph(data, paths.slice(0, MAX_PATHS));
    shownPicture = new PathPicture(graph, {
      choose(chosen, name) { showList(chosen === undefined ? paths : paths.filter(path => chosen.has(path)), chosen === undefined ? '' : name); },
    });
    picture.replaceChildren(...paths.length === 0 ? [] : [scroller('Picture', shownPicture.element)]);
    showList(paths, '');
  }

  function showList(paths: readonly number[], through: string): void {
    const left = numberIn(found().slice(MAX_PATHS));
    status.textContent = [
      paths.length === 0 ? 'No path matches.' : `${numberIn(paths)} of ${count(data.total, 'path')} listed${through === '' ? '' : `, through ${through}`}.`,
      ...left === 0 ? [] : [`The picture shows the worst and leaves out ${left}: choose a target, or search.`],
      ...data.omitted === 0 ? [] : [`${data.omitted} more are not in this file: least-privilege paths lists all of them.`],
    ].join(' ');
    showAll.hidden = through === '';
    list.replaceChildren();
    after.replaceChildren();
    inParts(paths, LISTED, list, path => pathElement(data, data.paths[path]), after);
  }

  const worst = pathGraph(data, [...data.paths.keys()].slice(0, MAX_PATHS)).boxes.length;
  if (worst > MAX_BOXES) { choice.value = String(targets[0]); }
  fill();
  return h('section', { 'aria-labelledby': 'paths-title' }, title, about,
    data.cuts.length === 0 ? undefined : h('ul', { class: 'panel cuts' }, ...data.cuts.map(cut => h('li', {}, cut))),
    h('div', { class: 'bar' }, h('label', {}, 'To ', choice), search, showAll, status),
    h('div', { class: 'drawing' },
      h('p', { class: 'dim' }, 'Click a box to see only the paths through it. In the picture, arrow keys move along the paths, Enter chooses, Escape lets go.'),
      h('div', { class: 'legend' }, ...[
        ['thick', 'start or target'], ['round', 'account or cloud identity'], ['square', 'workload or objects'], ['cut', 'target'], ['solid', 'certain'], ['dashed', '? unsure: depends on what the input does not show'],
      ].map(([key, text]) => h('span', {}, h('span', { class: `key ${key}` }), ` ${text}`))),
      picture),
    list, after);
}

/** The text to search, in lower case. */
function textOf({ nodes, steps, grants }: PagePaths, { starts, steps: own }: PagePath): string {
  return [starts, ...own.map(number => steps[number]).flatMap(({ to, how, grants: by, unsure = '' }) =>
    [nodes[to].title, how, unsure, ...by.map(grant => `${grants[grant].role} ${grants[grant].at ?? ''}`)])].join('\n').toLowerCase();
}

function pathElement(data: PagePaths, { starts, target, steps, unsure }: PagePath): HTMLElement {
  const own = steps.map(step => data.steps[step]);
  const passed = own.slice(0, -1).filter(step => !data.nodes[step.to].passing).map(({ to }) => data.nodes[to].title);
  return h('li', {}, h('details', { class: 'group' },
    h('summary', {},
      h('span', { class: `badge ${unsure ? 'unsure' : 'certain'}` }, unsure ? '? unsure' : 'certain'),
      h('span', { class: 'way' }, h('b', {}, starts), ' → ', ...passed.map(name => `${name} → `), h('b', { class: 'high' }, data.nodes[target].title))),
    h('ol', { class: 'content' }, ...own.filter(({ part }) => !part).map(step => stepElement(data, step)))));
}

function stepElement({ nodes, grants }: PagePaths, { to, how, grants: by, unsure, proof, source }: PagePathStep): HTMLElement {
  return h('li', {},
    h('p', {}, h('code', {}, how), ' → ', nodes[to].kind, ' ', h('b', {}, nodes[to].title)),
    ...by.map(grant => grants[grant]).map(({ role, permission, at }) => h('p', {},
      `${role} grants ${permission} `, at === undefined ? undefined : h('span', { class: 'at' }, at))),
    unsure === undefined ? undefined : h('p', { class: 'medium' }, `? unsure: it works if ${unsure}`),
    h('p', { class: 'dim' }, `${proof.charAt(0).toUpperCase()}${proof.slice(1)} · `, link('source', source)));
}
