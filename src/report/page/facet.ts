import { count, h } from './element';

/** The maximum number of listed values; the search finds the others. */
const LISTED = 40;

/** A filter by the values of one property, with the number of findings of each. */
export class Facet<T extends { readonly entry: { readonly places: readonly unknown[] } }> {
  public readonly element: HTMLFieldSetElement;
  private readonly chosen = new Set<string>();
  private readonly list = h('div', { class: 'values' });

  public constructor(title: string, private readonly valueOf: (row: T) => string, private readonly changed: () => void) {
    this.element = h('fieldset', {}, h('legend', {}, title), this.list);
  }

  public passes(row: T): boolean {
    return this.chosen.size === 0 || this.chosen.has(this.valueOf(row));
  }

  public choose(value: string): void {
    this.chosen.add(value);
  }

  public clear(): void {
    this.chosen.clear();
  }

  /** Lists the values of the rows that pass all other filters, the most frequent first; keeps chosen values. */
  public show(rows: readonly T[]): void {
    const numbers = new Map<string, number>([...this.chosen].map(value => [value, 0]));
    for (const row of rows) {
      const value = this.valueOf(row);
      numbers.set(value, (numbers.get(value) ?? 0) + row.entry.places.length);
    }
    const values = [...numbers].sort(([a, numberOfA], [b, numberOfB]) => numberOfB - numberOfA || (a < b ? -1 : 1));
    const focused = document.activeElement?.closest('.values') === this.list ? (document.activeElement as HTMLInputElement).value : undefined;
    this.list.replaceChildren(...values.slice(0, LISTED).map(([value, number]) => h('label', {},
      this.checkbox(value), h('span', {}, value), h('span', { class: 'dim' }, number))));
    if (values.length > LISTED) { this.list.append(h('p', { class: 'dim' }, `and ${count(values.length - LISTED, 'more value')}; the search finds them`)); }
    // The checkboxes were replaced.
    if (focused !== undefined) { [...this.list.querySelectorAll('input')].find(({ value }) => value === focused)?.focus(); }
  }

  private checkbox(value: string): HTMLInputElement {
    const box = h('input', {
      type: 'checkbox',
      value,
      change: () => {
        if (box.checked) { this.chosen.add(value); } else { this.chosen.delete(value); }
        this.changed();
      },
    });
    box.checked = this.chosen.has(value);
    return box;
  }
}
