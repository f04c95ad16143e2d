import { count, h } from './element';
import { PageData, PageStart } from '../page-data';

/** Sentences that a reader must not miss; undefined without texts. */
export function sentences(title: string, style: string, texts: readonly string[]): HTMLElement | undefined {
  return texts.length === 0 ? undefined : h('div', { class: `panel ${style}` }, h('h3', {}, title), h('ul', {}, ...texts.map(text => h('li', {}, text))));
}

/** The counts of the summary. */
export function numbers({ objects, workloads, serviceAccounts, accepted }: PageData['summary']): HTMLElement {
  const texts = [count(objects, 'object'), count(workloads, 'workload'), count(serviceAccounts, 'account'), `${accepted} accepted`];
  return h('p', { class: 'card numbers' }, ...texts.map(text => {
    const [number, noun] = text.split(' ');
    return h('span', {}, h('b', {}, number), ` ${noun}`);
  }));
}

/** The changes that resolve the most findings; undefined if there is only one. */
export function startHere({ title, changes }: PageStart, showRule: (rule: string) => void): HTMLElement | undefined {
  if (changes.length < 2) { return undefined; }
  return h('div', { class: 'panel start' },
    h('h3', {}, 'Start here'),
    h('p', { class: 'dim' }, title),
    h('ol', {}, ...changes.map(({ rule, remedy, objects, more, resolves }) => h('li', {},
      h('button', { type: 'button', class: 'link', click: () => showRule(rule) }, remedy),
      h('span', { class: 'dim' }, rule),
      ...objects.map(object => h('span', {}, object)),
      more === 0 ? undefined : h('span', { class: 'dim' }, `and ${count(more, 'more object')}`),
      h('span', { class: 'gain' }, `−${count(resolves, 'finding')}`)))));
}
