import { ReportFormat, ReportOptions } from './format';
import { groupBy } from './group-by';
import { failsBuild } from './outcome';
import { placeText } from './place-text';
import { provenanceLine } from './provenance-line';
import { reportSeconds } from './report-time';
import { AcceptedFinding, AuditError, AuditResult, Finding } from '../audit/finding';
import { sha256 } from '../audit/sha256';
import { formatPath } from '../manifest/path';
import { SeverityName } from '../rules/severity';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** An API group for reports that dashboards read, and its kinds. */
interface ReportApi {
  readonly apiVersion: string;
  readonly kind: string;
  readonly clusterKind: string;
  /** Whether a report has a source field, besides those of its results. */
  readonly hasSource: boolean;
}

type Status = 'fail' | 'warn' | 'skip' | 'error';

interface Result {
  readonly source: string;
  readonly scored: boolean;
  readonly timestamp: { readonly seconds: number; readonly nanos: number };
  readonly policy: string;
  readonly rule?: string;
  readonly category?: string;
  readonly severity?: SeverityName;
  readonly result: Status;
  readonly message: string;
  readonly resources?: readonly object[];
  readonly properties?: { readonly [name: string]: string };
}

const SOURCE = 'least-privilege';

/** A namespace name that the API server accepts. */
const NAMESPACE = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** The maximum size of the results of one report, in bytes: etcd rejects objects from 1.5 MiB on. */
const MAXIMUM_BYTES = 500_000;

/** The length of the digest of labels in names. */
const DIGITS = 8;

/**
 * The findings as objects for a cluster: a Report per namespace, and a
 * ClusterReport for findings without a namespace.
 *
 * @see https://github.com/openreports/reports-api
 */
export const openReports: ReportFormat = reportFormat(
  'openreports', 'objects of openreports.io, for dashboards in a cluster',
  { apiVersion: 'openreports.io/v1alpha1', kind: 'Report', clusterKind: 'ClusterReport', hasSource: true },
);

/**
 * The same in the older API group.
 *
 * @see https://github.com/kubernetes-sigs/wg-policy-prototypes/tree/master/policy-report
 */
export const policyReport: ReportFormat = reportFormat(
  'policy-report', 'the same in the older API group wgpolicyk8s.io',
  { apiVersion: 'wgpolicyk8s.io/v1alpha2', kind: 'PolicyReport', clusterKind: 'ClusterPolicyReport', hasSource: false },
);

function reportFormat(name: string, description: string, api: ReportApi): ReportFormat {
  return {
    name,
    description,
    render(result, options) {
      return safeText(`${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: reportsOf(result, options, api) }, undefined, 2)}\n`);
    },
  };
}

function reportsOf(result: AuditResult, options: ReportOptions, api: ReportApi): object[] {
  const namespaces = groupBy([...result.findings, ...result.accepted], namespaceOf);
  // The cluster always gets a report, which shows errors and clean runs.
  const all = new Map([[undefined, []], ...namespaces]);
  return [...all].flatMap(([namespace, findings]) => {
    const results = [
      ...findings.map(finding => describe(finding, options)),
      ...namespace === undefined ? result.errors.map(describeError) : [],
    ];
    return parts(results).map((part, index) => ({
      apiVersion: api.apiVersion,
      kind: namespace === undefined ? api.clusterKind : api.kind,
      metadata: metadataOf(namespace, index, result, options),
      ...api.hasSource ? { source: SOURCE } : {},
      summary: summaryOf(part),
      results: part,
    }));
  });
}

function metadataOf(namespace: string | undefined, index: number, result: AuditResult, options: ReportOptions) {
  const { labels } = options.provenance;
  const names = Object.keys(labels).sort();
  return {
    // Pipelines with different labels do not overwrite each other's reports.
    name: [SOURCE, ...names.length === 0 ? [] : [sha256(JSON.stringify(names.map(name => [name, labels[name]]))).slice(0, DIGITS)], ...index === 0 ? [] : [index + 1]].join('-'),
    namespace,
    labels: { 'app.kubernetes.io/managed-by': SOURCE },
    annotations: {
      'cdk8s-least-privilege/provenance': provenanceLine(result, options),
      ...names.length === 0 ? {} : { 'cdk8s-least-privilege/labels': printable(names.map(name => `${name}=${labels[name]}`).join(', ')) },
      ...result.notes === undefined ? {} : { 'cdk8s-least-privilege/notes': result.notes.map(printable).join('\n') },
    },
  };
}

function describe(finding: Finding | AcceptedFinding, { failOn }: ReportOptions): Result {
  const { rule, category, severity, object: { apiVersion, kind, namespace, name, origin }, path, key, message, fix, fixIsExample, unknown } = finding;
  const position = origin.position(path);
  return {
    ...commonFields(),
    policy: printable(rule),
    rule: printable(key),
    ...category === undefined ? {} : { category },
    severity,
    // Accepted findings need no more attention; those that do not fail the build are warnings.
    result: 'reason' in finding ? 'skip' : failsBuild(finding, failOn) ? 'fail' : 'warn',
    message: printable(message),
    resources: [{ apiVersion, kind, ...namespace === undefined ? {} : { namespace }, name }],
    properties: {
      path: printable(formatPath(path)),
      ...position ? { location: placeText(position) } : {},
      ...origin.template === undefined ? {} : { template: printable(origin.template) },
      ...origin.construct === undefined ? {} : { construct: printable(origin.construct) },
      fix,
      ...fixIsExample ? { fixIsExample: 'true' } : {},
      ...unknown ? { unknown: 'true' } : {},
      ...'reason' in finding ? acceptanceProperties(finding) : {},
    },
  };
}

/** The values of properties are strings. */
function acceptanceProperties({ reason, until, owner, ticket, created }: AcceptedFinding): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries({ reason, until, owner, ticket, created })
    .flatMap(([name, value]) => value === undefined ? [] : [[name, printable(value)]]));
}

function describeError(error: AuditError): Result {
  const place = placeText(error);
  return { ...commonFields(), policy: 'unreadable-input', result: 'error', message: printable(`${place === '' ? '' : `${place}: `}${error.message}`) };
}

function commonFields(): Pick<Result, 'source' | 'scored' | 'timestamp'> {
  return { source: SOURCE, scored: true, timestamp: { seconds: reportSeconds(), nanos: 0 } };
}

function summaryOf(results: readonly Result[]) {
  const count = (status: Status): number => results.filter(({ result }) => result === status).length;
  return { pass: 0, fail: count('fail'), warn: count('warn'), error: count('error'), skip: count('skip') };
}

/** The results in parts that fit into an object; one empty part if there are none. */
function parts(results: readonly Result[]): Result[][] {
  const all: Result[][] = [[]];
  let bytes = 0;
  for (const result of results) {
    const size = Buffer.byteLength(JSON.stringify(result));
    if (bytes > 0 && bytes + size > MAXIMUM_BYTES) {
      all.push([]);
      bytes = 0;
    }
    all.at(-1)!.push(result);
    bytes += size;
  }
  return all;
}

/** The namespace whose report gets a finding; unset if the name is missing or filled in by another tool. */
function namespaceOf({ object: { namespace } }: Finding): string | undefined {
  return namespace !== undefined && NAMESPACE.test(namespace) ? namespace : undefined;
}
