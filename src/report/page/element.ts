type Attribute = string | number | boolean | undefined | ((event: Event) => void);

/** Creates an element. Children and attributes cannot become markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: { readonly [name: string]: Attribute } = {}, ...children: readonly (Node | string | number | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) { continue; }
    if (typeof value === 'function') { element.addEventListener(name, value); } else { element.setAttribute(name, value === true ? '' : String(value)); }
  }
  for (const child of children) {
    if (child !== undefined) { element.append(typeof child === 'number' ? String(child) : child); }
  }
  return element;
}

/** The same for SVG. */
export function s<K extends keyof SVGElementTagNameMap>(
  tag: K, attributes: { readonly [name: string]: string | number | undefined } = {}, ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) { element.setAttribute(name, String(value)); }
  }
  element.append(...children);
  return element;
}

/** A number with its noun. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A link if the URL is a web address, otherwise the text. */
export function link(title: string, url: string | undefined): Node | string {
  return url !== undefined && /^https:\/\//.test(url) ? h('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, title) : title;
}

/** A container that scrolls sideways, also by keyboard. */
export function scroller(label: string, content: Node): HTMLElement {
  return h('div', { 'class': 'scroller', 'role': 'region', 'tabindex': 0, 'aria-label': label }, content);
}

/** Renders values in batches: a long list would take seconds to lay out. */
export function inParts<T>(values: readonly T[], size: number, container: Element, render: (value: T) => Node, end?: Element): void {
  let shown = 0;
  const more = h('button', { type: 'button', class: 'more', click: () => next() });
  const place = end ?? container;
  function next(): void {
    more.remove();
    container.append(...values.slice(shown, shown + size).map(render));
    shown = Math.min(shown + size, values.length);
    if (shown < values.length) {
      more.textContent = `Show ${Math.min(size, values.length - shown)} more of ${values.length - shown}`;
      place.append(more);
    }
  }
  next();
}
