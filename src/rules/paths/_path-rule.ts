import { pathGrants, PathGrants } from '../path-grants';
import { stepsText } from './_steps-text';
import { AccountPath, accountPaths, ReportedTarget } from '../../access/account-paths';
import { PathStep } from '../../access/escalation-path';
import { AppModel } from '../../model/app-model';
import { podPath } from '../_pod-path';
import { qualified } from '../_subject';
import { listed } from '../_text';
import { Rule, RuleDescription, Violation } from '../rule';
import { SeverityName, worseOf } from '../severity';

/** A path with what a rule needs to evaluate it. */
export interface ReportedPath extends AccountPath {
  readonly isCertain: boolean;
  /** The steps that need a permission. */
  readonly permissionSteps: readonly PathStep[];
}

/** Which paths a rule reports. */
export interface PathReporting {
  readonly target: ReportedTarget;
  /** The highest severity of a path; undefined if the rule does not report it. */
  readonly severityOf: (path: ReportedPath) => SeverityName | undefined;
}

/** A rule on what the ServiceAccounts of an app reach in several steps, unless another rule reports it: one finding per account and target. */
export function pathRule(description: RuleDescription, { target, severityOf }: PathReporting): Rule {
  return {
    ...description,
    subject: 'app',
    *check(model) {
      const reported = reportedPaths(model, target, severityOf);
      const grants = model.once(pathGrants);
      const cuts = grants.cutsOf(reported.map(({ path }) => path));
      for (const { path, severity } of reported) {
        const followsFrom = grants.findingsOf(path);
        const cut = grants.cutText(path, cuts);
        yield {
          ...placeOf(path, grants, model),
          message: `${startText(path)} leads to ${path.path.target.text}: ${stepsText(path.path)}${cut === undefined ? '' : `; ${cut}`}`,
          atMost: severity,
          ...path.isCertain ? {} : { unknown: true },
          ...followsFrom === undefined ? {} : { followsFrom },
        };
      }
    },
  };
}

interface PathWithSeverity {
  readonly path: ReportedPath;
  readonly severity: SeverityName;
}

function reportedPaths(model: AppModel, target: ReportedTarget, severityOf: PathReporting['severityOf']): PathWithSeverity[] {
  return model.once(accountPaths).to(target).flatMap((found): PathWithSeverity[] => {
    const path = { ...found, isCertain: found.certainty === 'yes' && found.path.certainty === 'yes', permissionSteps: found.path.steps.filter(({ grants }) => grants.length > 0) };
    const severity = severityOf(path);
    return severity === undefined || isReportedElsewhere(path, severity, model) ? [] : [{ path, severity }];
  });
}

/** Whether another rule reports the only permission of a path as critical, or as leading to the target directly. */
function isReportedElsewhere({ path, permissionSteps, isCertain: certain }: ReportedPath, severity: SeverityName, model: AppModel): boolean {
  if (permissionSteps.length !== 1) { return permissionSteps.length === 0; }
  const reported = model.once(pathGrants).severityOf(path, permissionSteps[0]);
  if (reported === undefined) { return false; }
  return reported === 'critical' || (path.steps.length === 1 && (!certain || worseOf(reported, severity) === reported));
}

/**
 * The ServiceAccount; its binding if the app does not declare it; the workload or custom
 * resource that uses it if the binding is not in the app either.
 */
function placeOf(path: ReportedPath, grants: PathGrants, model: AppModel): Pick<Violation, 'object' | 'path' | 'key'> {
  const { account, workloads } = path;
  const key = keyOf(path);
  const declared = account.objects.find(object => model.isChecked(object));
  if (declared) { return { object: declared, path: ['metadata', 'name'], key }; }
  const binding = grants.firstBindingOf(path);
  if (binding) { return { object: binding, path: ['subjects'], key: `${key} serviceaccount ${qualified(account.namespace, account.name)}` }; }
  const used = `${key} serviceaccount ${account.name}`;
  const workload = workloads.find(({ object }) => model.isChecked(object)) ?? workloads[0];
  return workload ? { object: workload.object, path: podPath(workload, 'serviceAccountName'), key: used }
    : { object: account.customResources.find(object => !model.isContext(object))!, path: ['spec'], key: used };
}

function keyOf({ path: { target } }: ReportedPath): string {
  switch (target.kind) {
    case 'secrets': return target.namespace !== undefined ? `secrets ${target.namespace}` : target.inUnknownNamespace ? 'secrets' : 'secrets *';
    case 'cloud-identity': return `cloud ${target.name}`;
    default: return target.kind;
  }
}

/** What an attacker takes over first. */
function startText({ account, workloads, certainty }: ReportedPath): string {
  const name = `'${account.name}'`;
  if (workloads.length === 0) { return `the ServiceAccount ${name}, which a custom resource uses,`; }
  const names = [...new Set(workloads.map(({ object }) => `${object.kind}/${object.name}`))];
  return `the token of the ServiceAccount ${name}, which ${listed(names)} ${names.length === 1 ? 'gets' : 'get'}${certainty === 'yes' ? '' : ', if the API server accepts it'},`;
}
