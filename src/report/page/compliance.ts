import { h, scroller } from './element';
import { PageBenchmark, PageData } from '../page-data';

/** The result of the audit for the controls of a benchmark. */
export function complianceView({ benchmarks }: PageData, showRule: (rule: string) => void): HTMLElement {
  const content = h('div');
  const choice = h('select', { change: () => fill() }, ...benchmarks.map(({ title }, index) => h('option', { value: index }, title)));
  function fill(): void {
    content.replaceChildren(...table(benchmarks[Number(choice.value)], showRule));
  }
  fill();
  return h('section', { 'aria-labelledby': 'compliance-title' },
    h('h2', { id: 'compliance-title', tabindex: -1 }, 'What the audit says about controls'),
    h('p', {}, h('label', {}, 'Benchmark ', choice)),
    content);
}

function table({ title, scope, totals, controls }: PageBenchmark, showRule: (rule: string) => void): HTMLElement[] {
  return [
    h('p', {}, scope),
    h('p', { class: 'dim', role: 'status' }, totals),
    scroller(title, h('table', {},
      h('thead', {}, h('tr', {}, ...['Control', 'Status', 'Title', 'Remarks', 'Rules with findings'].map(head => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, ...controls.map(({ id, title: name, status, remarks, rules }) => h('tr', {},
        h('th', { scope: 'row' }, id),
        h('td', {}, h('span', { class: `badge ${status.replace(' ', '-')}` }, status)),
        h('td', {}, name),
        h('td', {}, ...remarks.map(remark => h('p', {}, remark))),
        h('td', {}, ...rules.map(rule => h('button', { type: 'button', class: 'link block', click: () => showRule(rule) }, rule)))))))),
  ];
}
