import { isAccepted } from './_accepted';
import { needForAutomount } from './_automount';
import { PodTemplate } from './_document-model';
import { DocumentObject } from './_documents';
import { Json, withValue } from './_json';
import { KnownBindings } from './_known-bindings';
import { apiAccessLine, measuresLine, nameInObjects } from './_line-to-write';
import { permissionsText } from './_permissions-text';
import { startedContainersIn } from './_pod';
import { POD_MEASURES } from './_pod-measures';
import { explainPodShape } from './_pod-shape';
import { HardeningRequest } from './_request';
import { SECURITY_CONTEXT_MEASURES } from './_security-context-measures';
import { withTokens } from './_token';
import { explicitWeakenings, restrictedViolations } from './_weakenings';
import { HardeningMeasure } from './hardening-measure';
import { HardeningWorkload, HardeningEntry, HardeningOutcome } from './hardening-report';
import { acceptanceAnnotation, formatAcceptances, parseAcceptances } from '../../acceptance';
import { ApiAccess } from '../../constructs/api-access';
import { containersToInject } from '../../kubernetes/injected-token';
import { checkedValue } from '../../objects/checked-value';
import { DataPath, valueAt } from '../../objects/data-path';
import { structNamed } from '../../objects/field-type';
import type * as k8s from '../../objects/kubernetes-types';

/** A hardened workload. */
export interface WorkloadResult {
  /** The object; a new one if anything changed. */
  readonly object: Json;
  readonly entries: readonly HardeningEntry[];
  readonly workload: HardeningWorkload;
  readonly problems: readonly string[];
}

/** A workload to harden, and the known facts about it. */
export interface WorkloadInput extends PodTemplate {
  readonly rendered: DocumentObject;
  readonly constructPath: string;
  readonly request: HardeningRequest;
  readonly known: KnownBindings;
}

/** Hardens one workload. Does not modify its arguments. */
export function hardenWorkload(input: WorkloadInput): WorkloadResult {
  const { rendered, template: podPath, key, constructPath } = input;
  const identity = { kind: rendered.kind, name: rendered.name, namespace: rendered.namespace, constructPath };
  const problem = explainPodShape(valueAt(rendered.object, [...podPath, 'spec']));
  if (problem !== undefined) {
    const message = `it can't be read, because ${problem}`;
    return {
      object: rendered.object,
      entries: [{ ...identity, measure: 'manifest', outcome: HardeningOutcome.KEPT, message: `Nothing was changed: ${message}` }],
      workload: { ...identity, notRestricted: [message] },
      problems: input.request.apiAccess.length > 0 ? [`[${constructPath}] ${nameInObjects(rendered)} can't get a token, because ${problem}`] : [],
    };
  }
  const entries: HardeningEntry[] = [];
  const report = (entry: Pick<HardeningEntry, 'container' | 'measure' | 'outcome' | 'message' | 'lineToWrite'>): void => { entries.push({ ...identity, ...entry }); };

  const measured = applyMeasures(rendered.object, input, report);
  const { object, problems } = hardenToken(measured, input, report);
  const pod = podOf(object, podPath);
  const violations = restrictedViolations(pod);
  for (const { control, container, message } of explicitWeakenings({ ...rendered, object }, pod, violations, key)) {
    report({ container, measure: control, outcome: HardeningOutcome.KEPT, message });
  }
  return {
    object,
    entries,
    workload: { ...identity, notRestricted: violations.map(violation => violation.message) },
    problems: problems.map(text => `[${constructPath}] ${nameInObjects(rendered)}: ${text}`),
  };
}

type Report = (entry: Pick<HardeningEntry, 'container' | 'measure' | 'outcome' | 'message' | 'lineToWrite'>) => void;

function applyMeasures(object: Json, { rendered, template: podPath, key, request }: WorkloadInput, report: Report): Json {
  const specPath = [...podPath, 'spec'];
  return [...SECURITY_CONTEXT_MEASURES, ...POD_MEASURES].reduce((before, { measure, effect, risk, rules, steps }) => {
    const accepted = (container?: string): boolean =>
      rules.some(rule => isAccepted(rendered, rule, container === undefined ? 'pod' : `container ${container}`, key));
    let spec = valueAt(before, specPath) as k8s.PodSpec;
    const found = steps(spec, { resources: request.resources, isAccepted: accepted }).filter(({ container }) => !accepted(container));
    for (const { container, proof, apply } of found) {
      if (proof === undefined && !request.measures.has(measure)) {
        report({
          container,
          measure,
          outcome: HardeningOutcome.COULD_BREAK,
          message: `It could break the program: ${risk}`,
          lineToWrite: measuresLine(rendered, [measure]),
        });
        continue;
      }
      spec = apply(spec);
      report({ container, measure, outcome: HardeningOutcome.CHANGED, message: `Now ${effect}${proof === undefined ? '' : `; ${proof}`}` });
    }
    return withValue(before, specPath, spec);
  }, object);
}

function hardenToken(object: Json, input: WorkloadInput, report: Report): { object: Json; problems: readonly string[] } {
  const { rendered, workload: { serviceAccount }, template: podPath, request, known } = input;
  const spec = valueAt(object, [...podPath, 'spec']) as k8s.PodSpec;
  const verdict = needForAutomount(rendered, spec, input, known);
  const given = giveTokens(object, input, report);
  if (given.problems.length > 0 || givesApiToken(request.apiAccess) || verdict.kind === 'nothing') { return given; }
  const measure = HardeningMeasure.NO_AUTOMOUNT;
  const off = { object: withValue(given.object, [...podPath, 'spec', 'automountServiceAccountToken'], false), problems: [] };
  if (verdict.kind === 'off') {
    report({ measure, outcome: HardeningOutcome.CHANGED, message: `Token automount disabled; ${verdict.reason}` });
    return off;
  }
  const containers = containersToInject(startedContainersIn(spec).map(({ value }) => value)).map(({ name }) => name ?? '');
  const asked = request.measures.has(measure) || request.apiAccess.length > 0;
  if (verdict.kind === 'perhaps needed') {
    report(asked ? { measure, outcome: HardeningOutcome.CHANGED, message: `Token automount disabled; ${verdict.reason}` } : {
      measure,
      outcome: HardeningOutcome.COULD_BREAK,
      message: `Every container keeps its token (${containers.join(', ')}), because ${verdict.reason}, but ${verdict.doubt}. If no container calls the Kubernetes API, ask for the measure; to decide it for the whole app, set complete or context`,
      lineToWrite: measuresLine(rendered, [measure]),
    });
    return asked ? off : given;
  }
  const text = permissionsText(verdict.grants);
  const permissions = text === '' ? '' : `. '${serviceAccount.name}' may: ${text}`;
  if (asked) {
    report({
      measure,
      outcome: HardeningOutcome.LOST_TOKEN,
      message: `The containers ${containers.join(', ')} lost their token, as was asked, although ${verdict.reason}${permissions}`,
      lineToWrite: apiAccessLine(rendered, containers),
    });
    return off;
  }
  report({
    measure,
    outcome: HardeningOutcome.COULD_BREAK,
    message: `Every container keeps its token (${containers.join(', ')}), because ${verdict.reason}${permissions}. Name those that need it`,
    lineToWrite: apiAccessLine(rendered, containers),
  });
  return given;
}

/** A token for another recipient does not replace one for the Kubernetes API. */
function givesApiToken(access: readonly ApiAccess[]): boolean {
  return access.some(({ _token: { audience } }) => audience === undefined);
}

function giveTokens(
  object: Json, { workload: { serviceAccount }, template: podPath, key, request }: WorkloadInput, report: Report,
): { object: Json; problems: readonly string[] } {
  if (request.apiAccess.length === 0) { return { object, problems: [] }; }
  const specPath = [...podPath, 'spec'];
  const before = valueAt(object, specPath) as k8s.PodSpec;
  const { spec, holders, problems } = withTokens(before, request.apiAccess);
  if (problems.length > 0) { return { object, problems }; }
  const after = request.apiAccess.reduce(
    (annotated, access) => withReason(annotated, access, serviceAccount.name, key), withValue(object, specPath, spec),
  );
  if (after !== object) {
    const named = holders.map(({ container, file }) => `${container} (${file})`).join(', ');
    report({ measure: HardeningMeasure.NO_AUTOMOUNT, outcome: HardeningOutcome.CHANGED, message: `Now these containers hold a bound token, and no others: ${named}` });
  }
  return { object: after, problems: [] };
}

/** Adds an acceptance with the reason why the app declares no permissions for a token. */
function withReason(object: Json, access: ApiAccess, account: string, part: string): Json {
  const accepted = access._acceptedFor(account).map(({ key, ...acceptance }) => ({ ...acceptance, key: part === '' ? key : `${part} ${key}` }));
  if (accepted.length === 0) { return object; }
  const annotation = acceptanceAnnotation('token-without-permission');
  const existing: unknown = object.metadata?.annotations?.[annotation];
  const text = formatAcceptances([
    ...typeof existing === 'string' ? parseAcceptances(existing) : [],
    ...accepted,
  ]);
  return withValue(object, ['metadata', 'annotations', annotation], text);
}

function podOf(object: Json, template: DataPath): k8s.PodTemplateSpec {
  const pod = { metadata: valueAt(object, [...template, 'metadata']), spec: valueAt(object, [...template, 'spec']) };
  return checkedValue<k8s.PodTemplateSpec>(pod, structNamed('PodTemplateSpec')!).value;
}
