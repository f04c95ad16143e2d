import { Finding } from './finding';
import { comparableKey } from '../acceptance';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { FindingReference } from '../rules/rule';
import { SeverityName, worseOf } from '../rules/severity';

/** The severities of the findings that others depend on. */
export class SeverityIndex {
  private readonly severities = new Map<ManifestObject, Map<string, SeverityName>>();
  /** Cached, because thousands of findings may depend on the same ones. */
  private readonly known = new Map<readonly FindingReference[], SeverityName | undefined>();

  public constructor(private readonly model: AppModel, findings: readonly Finding[]) {
    for (const { object, rule, key, severity } of findings) {
      const onObject = this.severities.get(object) ?? new Map<string, SeverityName>();
      this.severities.set(object, onObject.set(idOf(rule, key), severity));
    }
  }

  /** The highest severity of the referenced findings that exist; `undefined` if none exists. */
  public worstOf(references: readonly FindingReference[]): SeverityName | undefined {
    if (!this.known.has(references)) {
      const severities = references.map(reference => this.severityOf(reference)).filter(severity => severity !== undefined);
      this.known.set(references, severities.length === 0 ? undefined : severities.reduce(worseOf));
    }
    return this.known.get(references);
  }

  /** Findings in a part of an object are reported on the object, with a key that names the part. */
  private severityOf({ object, rule, key }: FindingReference): SeverityName | undefined {
    const part = this.model.partOf(object);
    return this.severities.get(part?.owner ?? object)?.get(idOf(rule, comparableKey(part ? `${part.key} ${key}` : key)));
  }
}

function idOf(rule: string, key: string): string {
  return `${rule} ${key}`;
}
