import { Finding } from './finding';
import { comparableKey } from '../acceptance';
import { ManifestObject } from '../manifest/manifest-object';
import { AppModel } from '../model/app-model';
import { FindingReference } from '../rules/rule';
import { SeverityName, worseOf } from '../rules/severity';

/** The findings that others depend on, with their severities. */
export class SeverityIndex<F extends Finding = Finding> {
  private readonly findings = new Map<ManifestObject, Map<string, F>>();
  /** Cached, because thousands of findings may depend on the same ones. */
  private readonly known = new Map<readonly FindingReference[], SeverityName | undefined>();

  public constructor(private readonly model: AppModel, findings: readonly F[]) {
    for (const finding of findings) {
      const { object, rule, key } = finding;
      const onObject = this.findings.get(object) ?? new Map<string, F>();
      this.findings.set(object, onObject.set(idOf(rule, key), finding));
    }
  }

  /** The highest severity of the referenced findings that exist; `undefined` if none exists. */
  public worstOf(references: readonly FindingReference[]): SeverityName | undefined {
    if (!this.known.has(references)) {
      const severities = this.all(references).map(({ severity }) => severity);
      this.known.set(references, severities.length === 0 ? undefined : severities.reduce(worseOf));
    }
    return this.known.get(references);
  }

  /** The referenced findings that exist. */
  public all(references: readonly FindingReference[]): readonly F[] {
    return references.map(reference => this.find(reference)).filter(finding => finding !== undefined);
  }

  /** Findings in a part of an object are reported on the object, with a key that names the part. */
  private find({ object, rule, key }: FindingReference): F | undefined {
    const part = this.model.partOf(object);
    return this.findings.get(part?.owner ?? object)?.get(idOf(rule, comparableKey(part ? `${part.key} ${key}` : key)));
  }
}

function idOf(rule: string, key: string): string {
  return `${rule} ${key}`;
}
