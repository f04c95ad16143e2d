import { count, h, inParts } from './element';
import { PageEntry, PageFix, PageLine, PageLocation } from '../page-data';

/** The number of locations of an entry rendered at once. */
const LOCATIONS_PER_STEP = 50;

/** The context of an entry. */
export interface EntryContext {
  /** The object if entries are grouped by rule, and the rule if they are grouped by object. */
  readonly title: string;
  /** The entry in the header of the group. */
  readonly first: PageEntry;
  readonly fixes: readonly PageFix[];
}

/** One entry: its location, its meaning, the lines and the fix. */
export function entryElement(entry: PageEntry, { title, first, fixes }: EntryContext): HTMLElement {
  const { places, lines, accepted, severity, unknown } = entry;
  const [place] = places;
  const isAsHead = severity === first.severity && unknown === first.unknown;
  return h('article', {},
    h('h3', {},
      ...isAsHead ? [] : [badge(entry), ' '], title, ' ', h('code', {}, places.length === 1 ? place.key : count(places.length, 'place')),
      ...unknown ? [' ', h('span', { class: 'dim' }, 'unknown: it depends on what the input does not show')] : []),
    locationElement(place),
    h('p', {}, place.message),
    accepted === undefined ? undefined : h('p', { class: 'accepted' }, accepted),
    h('div', { class: 'pair' },
      lines === undefined ? undefined : h('div', {}, h('p', { class: 'label' }, 'Manifest'), excerpt(lines)),
      fixElement(fixes[place.fix])),
    places.length === 1 ? undefined : allLocations(places, fixes));
}

/** The severity. */
export function badge({ severity, unknown }: PageEntry): HTMLElement {
  return h('span', { class: `badge ${severity}` }, severity, ...unknown ? [' ?'] : []);
}

function allLocations(places: readonly PageLocation[], fixes: EntryContext['fixes']): HTMLElement {
  const content = h('div');
  const details = h('details', {
    toggle: () => {
      if (!details.open || content.hasChildNodes()) { return; }
      inParts(places, LOCATIONS_PER_STEP, content, place => h('div', { class: 'place' },
        h('p', {}, h('code', {}, place.key)), locationElement(place), h('p', {}, place.message),
        place.fix === places[0].fix ? undefined : fixElement(fixes[place.fix])));
    },
  }, h('summary', {}, `All ${places.length} places`), content);
  return details;
}

function locationElement({ at, template, field }: PageLocation): HTMLElement | undefined {
  const texts = [at, template, field].filter(text => text !== undefined);
  return texts.length === 0 ? undefined : h('p', { class: 'at' }, texts.join('  '));
}

function excerpt(lines: readonly PageLine[]): HTMLElement {
  return h('pre', { class: 'lines' }, ...lines.map(({ number, text, hit }) => h(hit ? 'mark' : 'span', { 'data-line': number }, `${text}\n`)));
}

function fixElement({ lines, isExample }: PageFix): HTMLElement {
  const text = lines.join('\n');
  const code = h('pre', {}, text);
  const button = h('button', { type: 'button', class: 'copy', click: () => { void copy(text, code, button); } }, 'Copy');
  return h('div', {}, h('div', { class: 'label' }, h('span', {}, isExample ? 'For example' : 'Fix'), button), code);
}

/** Selects the text if the browser denies access to the clipboard. */
async function copy(text: string, code: HTMLElement, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(code);
    button.textContent = 'Selected';
  }
}
