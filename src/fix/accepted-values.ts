import { FixTarget } from './fix-files';
import { Finding } from '../audit/finding';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';

/** The findings of two audits of the same objects, each with all rules. */
export interface TwoAudits {
  /** Without acceptances and overrides. */
  readonly everything: readonly Finding[];
  /** With acceptances and overrides, and without the rules that are turned off. */
  readonly open: readonly Finding[];
}

/**
 * The values that stay unchanged, because every finding that changing them would resolve
 * is accepted, or belongs to a rule that the configuration turns off.
 */
export class AcceptedValues {
  private readonly byObject = new Map<string, { readonly finding: Finding; readonly isOpen: boolean }[]>();

  public constructor({ everything, open }: TwoAudits) {
    const openKeys = new Set(open.map(keyOf));
    for (const finding of everything) {
      const key = objectKey(targetOf(finding.object));
      const found = { finding, isOpen: openKeys.has(keyOf(finding)) };
      const known = this.byObject.get(key);
      if (known) { known.push(found); } else { this.byObject.set(key, [found]); }
    }
  }

  public include(target: FixTarget, path: Path): boolean {
    const concerned = (this.byObject.get(objectKey(target)) ?? []).filter(({ finding }) => isResolved(finding, path));
    return concerned.length > 0 && !concerned.some(({ isOpen }) => isOpen);
  }
}

/** Whether changing a value resolves a finding: the finding is at the value or around it, and its fix writes the field. */
function isResolved({ path, fix }: Finding, changed: Path): boolean {
  const field = changed.filter(step => typeof step === 'string').at(-1);
  const isAround = path.slice(0, changed.length).every((step, index) => step === changed[index]);
  return isAround && field !== undefined && fix.split(/[^\w.-]+/).includes(field);
}

function targetOf({ origin, kind, name, namespace }: ManifestObject): FixTarget {
  return { file: origin.file ?? '', kind, name, namespace };
}

function objectKey({ file, kind, name, namespace }: FixTarget): string {
  return JSON.stringify([file, kind, namespace ?? '', name]);
}

function keyOf({ rule, key, object }: Finding): string {
  return JSON.stringify([rule, key, objectKey(targetOf(object))]);
}
