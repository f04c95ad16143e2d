import { Finding } from './finding';
import { Override } from './overrides';
import { quote } from './quote';
import { comparableKey } from '../acceptance';
import { AppModel } from '../model/app-model';
import { unusedAcceptance } from '../rules/acceptances/unused-acceptance';
import { SeverityName } from '../rules/severity';

/** The maximum number of a list's items in a message. */
const MAX_NAMED = 3;

/** Overrides that apply to no object. */
export function unusedOverrides(model: AppModel, overrides: readonly Override[], severity: SeverityName): Finding[] {
  return overrides.flatMap(({ configured, appliesTo }) => {
    if (configured === undefined || model.objects.some(object => appliesTo(object))) { return []; }
    const { override: { paths, namespaces, kinds }, object, path, place } = configured;
    const lists = Object.entries({ paths, namespaces, kinds }).flatMap(([name, values]) => values === undefined ? [] : [`${name} ${named(values)}`]);
    return [{
      rule: unusedAcceptance.id,
      category: 'governance' as const,
      severity,
      object,
      path,
      key: comparableKey(`override ${lists.join(' ')}`),
      message: `${place} applies to no object: there is none with ${lists.join(' and ')}`,
      fix: `correct ${place}, or remove it`,
      unknown: false,
      unacceptable: true as const,
    }];
  });
}

function named(values: readonly string[]): string {
  const texts = values.slice(0, MAX_NAMED).map(value => quote(value).slice(1, -1));
  return `${texts.join(', ')}${values.length > MAX_NAMED ? ` or ${values.length - MAX_NAMED} more` : ''}`;
}
