import { atMost, milliseconds } from './compare';
import { generateManifests } from './generate';
import { readText } from '../src/manifest/read-text';
import { AppModel } from '../src/model/app-model';
import { RuleEngine } from '../src/rules/engine/rule-engine';
import { RULES } from '../src/rules/registry';

const ROUNDS = atMost(5);
const SHOWN_RULES = 5;

/** The most expensive rules on 10,000 objects, without and with defects. */
export function measureRules(): void {
  for (const defects of [false, true]) {
    const { objects } = readText(generateManifests(10_000, defects), 'generated.yaml');
    const totals = new Map<string, number>();
    let ofModel = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const model = new AppModel(objects);
      ofModel += milliseconds(() => precompute(model));
      const engine = new RuleEngine(model);
      for (const rule of RULES) {
        const spent = milliseconds(() => { engine.run(rule); });
        totals.set(rule.id, (totals.get(rule.id) ?? 0) + spent);
      }
    }
    const costs = [...totals].map(([id, total]) => ({ id, mean: total / ROUNDS })).sort((a, b) => b.mean - a.mean);
    const all = costs.reduce((sum, { mean }) => sum + mean, 0);
    console.log(`the rules that cost most, of ${costs.length} on 10,000 objects ${defects ? 'with defects' : 'without'}, rounds: ${ROUNDS}, the mean:`);
    console.log(`  ${costs.slice(0, SHOWN_RULES).map(({ id, mean }) => `${id} ${mean.toFixed(0)} ms`).join(', ')}; all ${all.toFixed(0)} ms, and the model ${(ofModel / ROUNDS).toFixed(0)} ms`);
    console.log('  (the first rule on pods, and the first on roles, works out what the others of its kind share)');
  }
}

/** Computes what the model otherwise computes lazily. */
function precompute(model: AppModel): void {
  for (const { containers } of model.workloads) { containers.forEach(({ tokens }) => tokens); }
  for (const { hasPermission } of model.serviceAccounts) { String(hasPermission); }
}
