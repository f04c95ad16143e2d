import { count, h, inParts, link } from './element';
import { badge, entryElement } from './entry';
import { Facet } from './facet';
import { numbers, sentences, startHere } from './overview';
import { findingsIn, rankOf, Row, rowOf, SEVERITIES } from './row';
import { PageData } from '../page-data';

/** The number of groups, and of entries in a group, rendered at once. */
const ENTRIES = 50;
const GROUPS = 60;

const GROUPINGS = ['rule', 'object'] as const;

/** The findings with their filters. */
export class FindingsView {
  public readonly element: HTMLElement;
  private readonly rows: readonly Row[];
  private readonly accepted: readonly Row[];
  private readonly severities = new Set<string>();
  private readonly facets: readonly Facet<Row>[];
  private readonly input: HTMLInputElement;
  private readonly cards: readonly HTMLButtonElement[];
  private readonly status = h('p', { role: 'status' });
  private readonly groups = h('div', { class: 'groups' });
  private readonly acceptedGroups = h('div', { class: 'groups' });
  private readonly byButtons: readonly HTMLButtonElement[];
  /** Renders the content of an open group. */
  private readonly fill = new WeakMap<HTMLDetailsElement, () => void>();
  /** Groups that the reader opened; they stay open when the list changes. */
  private readonly open = new Set<string>();
  private by: typeof GROUPINGS[number] = 'rule';

  public constructor(private readonly data: PageData) {
    this.rows = data.entries.map(entry => rowOf(data, entry));
    this.accepted = data.accepted.map(entry => rowOf(data, entry));
    const update = (): void => this.update();
    this.facets = [new Facet<Row>('Rule', ({ rule }) => rule, update), new Facet<Row>('Namespace', ({ namespace }) => namespace, update)];
    this.input = h('input', {
      'type': 'search', 'placeholder': 'Search  ( / )', 'aria-label': 'Search findings', 'autocomplete': 'off', 'spellcheck': 'false', 'input': update,
    });
    this.cards = SEVERITIES.map(severity => h('button', {
      'type': 'button',
      'class': `card ${severity}`,
      'aria-pressed': 'false',
      'click': () => {
        if (!this.severities.delete(severity)) { this.severities.add(severity); }
        this.update();
      },
    }, h('b', {}, findingsIn(this.rows.filter(({ entry }) => entry.severity === severity))), ' ', h('span', {}, severity)));
    this.byButtons = GROUPINGS.map(by => h('button', { type: 'button', click: () => this.groupBy(by) }, `By ${by}`));
    this.element = h('section', { 'aria-labelledby': 'findings-title' },
      h('h2', { id: 'findings-title', class: 'hidden', tabindex: -1 }, 'Findings'),
      sentences('Errors', 'errors', data.errors),
      sentences('Notes', 'notes', data.notes),
      h('div', { 'class': 'cards', 'role': 'group', 'aria-label': 'Filter by severity' }, ...this.cards, numbers(data.summary)),
      startHere(data.startHere, rule => this.only(rule)),
      h('div', { class: 'columns' },
        h('details', { class: 'panel facets', open: innerWidth > 800 },
          h('summary', {}, 'Filter'), this.input, ...this.facets.map(({ element }) => element),
          h('button', { type: 'button', click: () => this.only() }, 'Clear filters')),
        h('div', {},
          h('div', { class: 'bar' }, this.status,
            h('div', { 'class': 'switch', 'role': 'group', 'aria-label': 'Group findings' }, ...this.byButtons),
            h('button', { type: 'button', click: () => this.toggleAll() }, 'Expand / fold all')),
          this.groups, this.acceptedGroups)));
    this.update();
  }

  /** Shows the findings of one rule, or all. */
  public only(rule?: string): void {
    this.severities.clear();
    this.input.value = '';
    for (const facet of this.facets) { facet.clear(); }
    if (rule !== undefined) { this.facets[0].choose(rule); }
    this.update();
    const group = rule === undefined ? undefined : this.groupElements()[0];
    if (!group) { return; }
    group.open = true;
    group.querySelector('summary')!.focus({ preventScroll: true });
    this.status.scrollIntoView();
  }

  public search(): void {
    this.input.closest('details')!.open = true;
    this.input.focus();
    this.input.select();
  }

  /** Moves to the next or previous group. */
  public move(by: 1 | -1): void {
    const groups = this.groupElements();
    const at = groups.findIndex(group => group.contains(document.activeElement));
    const next = groups[at === -1 ? 0 : Math.min(Math.max(at + by, 0), groups.length - 1)]?.querySelector('summary');
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  /** Opens all groups at once, because printing does not wait. */
  public openAll(): void {
    for (const group of this.groupElements()) {
      group.open = true;
      this.fill.get(group)!();
    }
  }

  private groupElements(): HTMLDetailsElement[] {
    return [...this.element.querySelectorAll<HTMLDetailsElement>('.group')];
  }

  private groupBy(by: typeof GROUPINGS[number]): void {
    this.by = by;
    this.update();
  }

  private toggleAll(): void {
    const groups = this.groupElements();
    const open = groups.some(group => !group.open);
    for (const group of groups) { group.open = open; }
  }

  private update(): void {
    const words = this.input.value.toLowerCase().split(/\s+/).filter(word => word !== '');
    const isFound = ({ entry, text }: Row): boolean =>
      (this.severities.size === 0 || this.severities.has(entry.severity)) && words.every(word => text.includes(word));
    const passes = (row: Row): boolean => this.facets.every(facet => facet.passes(row));
    const found = this.rows.filter(isFound);
    for (const facet of this.facets) { facet.show(found.filter(row => this.facets.every(other => other === facet || other.passes(row)))); }
    for (const [index, card] of this.cards.entries()) { card.setAttribute('aria-pressed', String(this.severities.has(SEVERITIES[index]))); }
    for (const [index, button] of this.byButtons.entries()) { button.setAttribute('aria-pressed', String(GROUPINGS[index] === this.by)); }
    this.showFindings(found.filter(passes));
    this.showAccepted(this.accepted.filter(row => isFound(row) && passes(row)));
  }

  private showFindings(rows: readonly Row[]): void {
    const [all, shown] = [findingsIn(this.rows), findingsIn(rows)];
    this.status.textContent = all === shown ? count(all, 'finding') : `${shown} of ${count(all, 'finding')}`;
    this.groups.replaceChildren();
    inParts(this.groupsOf(rows), GROUPS, this.groups, group => this.group(group));
    if (shown > 0) { return; }
    this.groups.append(h('p', { class: 'empty' }, all === 0 ? 'No findings.' : 'No finding matches. Clear the filters to see all.'));
  }

  private showAccepted(rows: readonly Row[]): void {
    this.acceptedGroups.replaceChildren();
    if (rows.length === 0) { return; }
    this.acceptedGroups.append(h('h3', {}, `Accepted: ${count(findingsIn(rows), 'finding')}`));
    inParts(this.groupsOf(rows), GROUPS, this.acceptedGroups, group => this.group(group));
  }

  private groupsOf(rows: readonly Row[]): Row[][] {
    const groups = new Map<number, Row[]>();
    for (const row of rows) {
      const group = groups.get(row.entry[this.by]);
      if (group) { group.push(row); } else { groups.set(row.entry[this.by], [row]); }
    }
    return [...groups.values()]
      .map(group => group.sort((a, b) => rankOf(a) - rankOf(b)))
      .sort((a, b) => rankOf(a[0]) - rankOf(b[0]) || findingsIn(b) - findingsIn(a));
  }

  private group(rows: readonly Row[]): HTMLElement {
    const [{ entry: first, rule, object }] = rows;
    const { fixes, rules } = this.data;
    const isByRule = this.by === 'rule';
    const { summary, why, references } = rules[first.rule];
    const others = new Set(rows.map(({ entry }) => isByRule ? entry.object : entry.rule)).size;
    const key = `${this.by} ${first[this.by]} ${first.accepted !== undefined}`;
    const content = h('div', { class: 'content' });
    const group = h('details', {
      class: 'group',
      open: this.open.has(key),
      toggle: () => {
        if (group.open) { this.open.add(key); } else { this.open.delete(key); }
        fill();
      },
    },
    h('summary', {},
      badge(first),
      h('span', { class: 'name' }, h('b', {}, isByRule ? rule : object), isByRule && summary !== undefined ? h('span', { class: 'dim' }, summary) : undefined),
      h('span', { class: 'dim number' }, `${count(findingsIn(rows), 'finding')} · ${count(others, isByRule ? 'object' : 'rule')}`)),
    content);
    const fill = (): void => {
      if (!group.open || content.hasChildNodes()) { return; }
      if (isByRule && why !== undefined) {
        const sources = references.flatMap(({ title, url }, index) => [index === 0 ? ' ' : ' · ', link(title, url)]);
        content.append(h('p', { class: 'why' }, why, ...sources));
      }
      inParts(rows, ENTRIES, content, row => entryElement(row.entry, { title: isByRule ? row.object : row.rule, first, fixes }));
    };
    this.fill.set(group, fill);
    return group;
  }
}
