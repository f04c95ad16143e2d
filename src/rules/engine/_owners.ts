import { nearestPath } from './_nearest-path';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import { AppModel } from '../../model/app-model';
import { Violation } from '../rule';

/** A violation, located at the nearest field that is set. */
export interface LocatedViolation extends Violation {
  /** The path of the incorrect field, whether it is set or not. */
  readonly place: Path;
}

/** Reports violations in an embedded object on the object that contains it. */
export class Owners {
  /** What is already reported at places that several embedded objects share, by containing object. */
  private readonly reported = new Map<ManifestObject, Set<string>>();

  public constructor(private readonly model: AppModel) {}

  /** The violation to report; undefined if its value is unknown, or if it is already reported. */
  public report(violation: Violation): LocatedViolation | undefined {
    const { object } = violation;
    const part = this.model.partOf(object);
    if (part === undefined) { return { ...violation, path: nearestPath(object.manifest, violation.path), place: violation.path }; }
    if (part.isUnknown(violation.path)) { return undefined; }
    const place = part.placeOf(violation.path);
    const path = nearestPath(part.owner.manifest, place);
    const isOwn = part.home.every((step, index) => step === path[index]);
    const key = [isOwn ? part.key : '', violation.key].filter(text => text !== '').join(' ');
    return isOwn || this.isNew(part.owner, JSON.stringify([path, key])) ? { ...violation, object: part.owner, path, place, key } : undefined;
  }

  private isNew(owner: ManifestObject, text: string): boolean {
    const known = this.reported.get(owner) ?? new Set();
    this.reported.set(owner, known);
    return !known.has(text) && known.add(text).size > 0;
  }
}
