import { Finding } from './finding';
import { comparableKey } from '../acceptance';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { FindingReference } from '../rules/rule';
import { SeverityName, worseOf } from '../rules/severity';

/** Finds findings that others depend on. */
export class SeverityIndex<F extends Finding = Finding> {
  private readonly findings = new Map<ManifestObject, Map<string, F>>();
  /** Thousands of findings may depend on the same ones. */
  private readonly known = new Map<readonly FindingReference[], SeverityName | undefined>();

  public constructor(private readonly model: AppModel, findings: readonly F[]) {
    for (const finding of findings) {
      const { object, rule, key } = finding;
      const onObject = this.findings.get(object) ?? new Map<string, F>();
      this.findings.set(object, onObject.set(idOf(rule, key), finding));
    }
  }

  /** The worst severity of those of the findings that there are; `undefined` where there is none. */
  public worstOf(references: readonly FindingReference[]): SeverityName | undefined {
    if (!this.known.has(references)) {
      const severities = this.all(references).map(({ severity }) => severity);
      this.known.set(references, severities.length === 0 ? undefined : severities.reduce(worseOf));
    }
    return this.known.get(references);
  }

  /** Those of the findings that there are. */
  public all(references: readonly FindingReference[]): readonly F[] {
    return references.map(reference => this.find(reference)).filter(finding => finding !== undefined);
  }

  /** What is found in a part of an object is reported on the object, with a key that names the part. */
  private find({ object, rule, key }: FindingReference): F | undefined {
    const part = this.model.partOf(object);
    return this.findings.get(part?.owner ?? object)?.get(idOf(rule, comparableKey(part ? `${part.key} ${key}` : key)));
  }
}

function idOf(rule: string, key: string): string {
  return `${rule} ${key}`;
}
