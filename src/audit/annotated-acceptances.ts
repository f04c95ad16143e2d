import { ACCEPTANCE_ANNOTATION_PREFIX, Acceptance, comparableKey, readAcceptances, WrittenAcceptance } from '../acceptance';
import { ForeignManifests } from './foreign-manifests';
import { StrayAcceptance, strayAcceptancesOf } from './stray-acceptances';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { AppModel } from '../model/app-model';

/**
 * An acceptance in an annotation. If several objects carry the same one, they inherit
 * it from a construct.
 */
export interface AnnotatedAcceptance {
  readonly rule: string;
  /** The line of the annotation. */
  readonly line: string;
  /** The parsed line; unset if it cannot be parsed. */
  readonly acceptance?: Acceptance;
  /** Why it accepts nothing; unset if it is valid. */
  readonly problem?: string;
  /** Whether it is in a foreign manifest, where it has no effect. */
  readonly isForeign: boolean;
  /** The objects that carry it, with the path on each. */
  readonly places: AcceptanceLocation[];
}

/** An acceptance in an annotation, with its state after the audit. */
export interface CheckedAcceptance extends Omit<AnnotatedAcceptance, 'problem'> {
  /** Whether it covers a finding, even if another acceptance accepts that finding. */
  readonly isUsed: boolean;
  /** Why it does not apply; unset if it does, or if its rule did not check the app. */
  readonly problem?: AcceptanceProblem;
}

/** A problem of an acceptance. */
export interface AcceptanceProblem {
  /** The rule that reports it, at any severity. */
  readonly rule: string;
  readonly message: string;
  readonly fix?: string;
}

/** Where an acceptance is written. */
export interface AcceptanceLocation {
  readonly object: ManifestObject;
  readonly path: Path;
  /** The key of the only part of the object that it applies to; empty if it applies to the whole object. */
  readonly part: string;
}

/** Metadata with annotations, of an object or of a part of it. */
interface Carrier {
  readonly metadata: unknown;
  readonly part: string;
  placeOf(path: Path): Path;
}

/** All acceptances in the annotations of the checked objects and of their pod templates. */
export class AnnotatedAcceptances {
  /** In order of first appearance. */
  public readonly all: AnnotatedAcceptance[] = [];
  /** Acceptances in places where annotations are not read. */
  public readonly strays: StrayAcceptance[] = [];

  /** Parsed values, cached because a chart writes the same value to many objects. */
  private readonly byValue = new Map<string, readonly WrittenAcceptance[]>();
  private readonly byLine = new Map<string, Map<string, AnnotatedAcceptance>>();
  /** The acceptances of each object, by what they cover: an object may have thousands, and as many findings. */
  private readonly byObject = new Map<ManifestObject, Map<string, CarriedAcceptance[]>>();
  private carried = 0;

  public constructor(model: AppModel, private readonly foreign: ForeignManifests = () => undefined) {
    const carriers = new Map<ManifestObject, Carrier[]>();
    const add = (object: ManifestObject, template: Path): void => {
      const { owner = object, key: part = '', placeOf = (path: Path) => path } = model.partOf(object) ?? {};
      const start = placeOf(template);
      // The loop over all objects reads the metadata of standalone objects.
      if (start.length === 0) { return; }
      const carrier = { metadata: own(template.reduce(own, object.manifest), 'metadata'), part, placeOf: (path: Path) => placeOf([...template, ...path]) };
      const known = carriers.get(owner);
      if (known) { known.push(carrier); } else { carriers.set(owner, [carrier]); }
    };
    for (const object of model.embeddedObjects) { add(object, []); }
    for (const { object, podPath } of model.workloads) { add(object, podPath); }
    for (const object of model.objects) {
      const read = [{ metadata: own(object.manifest, 'metadata'), part: '', placeOf: (path: Path) => path }, ...carriers.get(object) ?? []];
      for (const carrier of read) { this.readMetadata(object, carrier); }
      if (this.foreign(object)) { continue; }
      this.strays.push(...strayAcceptancesOf(object, read.map(({ placeOf }) => placeOf(['metadata', 'annotations']))));
    }
  }

  /** The acceptances on an object that cover a finding of a rule, in the order in which they are written. */
  public of(object: ManifestObject, rule: string, key: string): AnnotatedAcceptance[] {
    const onObject = this.byObject.get(object);
    if (!onObject) { return []; }
    const found = [...onObject.get(coverageOf(rule)) ?? [], ...onObject.get(coverageOf(rule, key)) ?? []].filter(({ part }) => isOfPart(key, part));
    return found.sort((a, b) => a.order - b.order).map(({ acceptance }) => acceptance);
  }

  private readMetadata(object: ManifestObject, { metadata, part, placeOf }: Carrier): void {
    const annotations = own(metadata, 'annotations');
    if (typeof annotations !== 'object' || annotations === null || Array.isArray(annotations)) { return; }
    for (const key of Object.keys(annotations)) {
      if (!key.startsWith(ACCEPTANCE_ANNOTATION_PREFIX)) { continue; }
      const place = { object, path: placeOf(['metadata', 'annotations', key]), part };
      this.readValue(key.slice(ACCEPTANCE_ANNOTATION_PREFIX.length), (annotations as { [key: string]: unknown })[key], place);
    }
  }

  private readValue(rule: string, value: unknown, place: AcceptanceLocation): void {
    if (typeof value !== 'string') {
      this.add(rule, { line: '', problem: `the value of an annotation must be a string, got ${value === null ? 'nothing' : `a ${typeof value}`}` }, place);
      return;
    }
    let read = this.byValue.get(value);
    if (!read) { this.byValue.set(value, read = readAcceptances(value)); }
    if (read.length === 0) { this.add(rule, { line: '', problem: 'it is empty' }, place); }
    for (const written of read) { this.add(rule, written, place); }
  }

  private add(rule: string, written: WrittenLine, place: AcceptanceLocation): void {
    const isOwn = this.foreign(place.object);
    const isForeign = isOwn !== undefined && !isOwn(rule, written.line);
    const group = `${rule} ${isForeign}`;
    let lines = this.byLine.get(group);
    if (!lines) { this.byLine.set(group, lines = new Map()); }
    let found = lines.get(written.line);
    if (!found) {
      found = { rule, ...written, isForeign, places: [] };
      lines.set(written.line, found);
      this.all.push(found);
    }
    // An annotation may repeat a line, and a pod template may repeat those of its workload.
    const last = found.places[found.places.length - 1];
    if (last?.object === place.object && last.part === place.part) { return; }
    found.places.push(place);
    if (!written.acceptance) { return; }
    let onObject = this.byObject.get(place.object);
    if (!onObject) { this.byObject.set(place.object, onObject = new Map()); }
    const carried = { order: this.carried++, acceptance: found, part: place.part };
    const coverage = coverageOf(rule, keyInObject(written.acceptance.key, place.part));
    const others = onObject.get(coverage);
    if (others) { others.push(carried); } else { onObject.set(coverage, [carried]); }
  }
}

/** A line of an annotation, parsed as far as possible. */
type WrittenLine = Pick<AnnotatedAcceptance, 'line' | 'acceptance' | 'problem'>;

/** An acceptance on an object, with the number of acceptances before it. */
interface CarriedAcceptance {
  readonly order: number;
  readonly acceptance: AnnotatedAcceptance;
  readonly part: string;
}

function isOfPart(key: string, part: string): boolean {
  return part === '' || comparableKey(key).startsWith(`${comparableKey(part)} `);
}

/** The key of a finding within the object. An acceptance in a part may omit the part's name, which reports include. */
function keyInObject(key: string | undefined, part: string): string | undefined {
  return key === undefined || isOfPart(key, part) ? key : `${part} ${key}`;
}

/** The index key of what an acceptance covers: one finding of a rule, or, without a key, all of them. */
function coverageOf(rule: string, key?: string): string {
  return JSON.stringify(key === undefined ? [rule] : [rule, comparableKey(key)]);
}

/** An own property of any value. */
function own(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as { [name: string]: unknown })[name] : undefined;
}
