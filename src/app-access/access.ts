import { IConstruct } from 'constructs';
import { AccessAnswer } from './access-answer';
import { AccessHolders } from './access-holders';
import { AccessOptions } from './access-options';
import { AccessPath, AccessPathStep } from './access-path';
import { AccessPathOptions } from './access-path-options';
import { AccessQuestionOptions } from './access-question-options';
import { AccessVerdict } from './access-verdict';
import { CanOptions } from './can-options';
import { accessQuestion, AccessQuestion, HomeNamespace } from '../access/access-question';
import { AskedBy, askedBy } from '../access/asked-by';
import { canI } from '../access/can-i';
import { EscalationPath, PathGrant, PathStep } from '../access/escalation-path';
import { EscalationPaths, escalationPaths } from '../access/escalation-paths';
import { PathQueryError } from '../access/path-query-error';
import { whoCan } from '../access/who-can';
import { renderedApp } from '../aspects/rendered-app';
import { readApp } from '../checks/read-app';
import { searchConfiguration } from '../configuration/find-configuration';
import { resolveAbove } from '../configuration/floor';
import { layerOf } from '../configuration/layer';
import { readLayers } from '../configuration/read-layers';
import { formatPath } from '../manifest/path';
import { readManifests } from '../manifest/read-manifests';
import { Answer } from '../model/answer';
import { AppModel } from '../model/app-model';
import { chainText } from '../report/access-text';
import { placeText } from '../report/place-text';
import { safeText } from '../text/safe-text';

/**
 * Answers which requests the RBAC of an app allows, like the API server: for
 * tests, and for decisions in code.
 */
export class Access {
  /**
   * The access that an app grants in its current state. Synthesizes the app
   * without writing files. Objects outside the scope are context.
   *
   * @param scope An App, a Chart or any other construct in an App.
   * @param options The cluster around the app.
   * @throws if the scope is not in an App, the app cannot be synthesized, or its manifests or the context cannot be read
   */
  public static of(scope: IConstruct, options: AccessOptions = {}): Access {
    const { configurationFile, ...configuration } = options;
    const file = configurationFile ?? searchConfiguration('.').file;
    const layers = [...file === undefined ? [] : readLayers(file), layerOf('program', configuration, path => `the option ${formatPath(path)}`)];
    const { settings: { namespace, complete, context, apiAudiences, kubernetesVersion }, isExcluded } = resolveAbove([], layers);
    const { inScope, others, errors } = readApp(renderedApp(scope, 'Access.of'));
    const known = readManifests(context, { isExcluded });
    const [problem] = [...errors, ...known.errors];
    if (problem) { throw new Error(safeText(`Access.of: ${[placeText(problem), problem.message].filter(text => text !== '').join(': ')}`)); }
    return new Access(new AppModel(inScope, { namespace, complete, apiAudiences, kubernetesVersion, context: [...others, ...known.objects] }));
  }

  private constructor(private readonly model: AppModel) {}

  /**
   * Whether a ServiceAccount or user may perform a request, like `kubectl auth
   * can-i`.
   *
   * @param subject A ServiceAccount as `namespace/name` or `system:serviceaccount:namespace:name`, or the name of a user.
   * @param verb A verb, such as `get`.
   * @param resource A resource by its plural, singular or short name, followed by a slash and a name for one object:
   * `secrets`, `deploy/web`, `widgets.example.com`. Or a path, such as `/metrics`.
   * @param options The namespace of the request, a subresource and groups.
   * @throws if a name is invalid, such as that of a misspelled resource
   */
  public can(subject: string, verb: string, resource: string, options: CanOptions = {}): AccessAnswer {
    const by = orThrow('can', askedBy(subject, options.groups ?? [], this.model));
    const question = this.ask('can', verb, resource, options, homeOf(by));
    const { answer, chains, dependsOn } = canI(this.model, by, question.request);
    return {
      verdict: verdictOf(answer),
      question: question.text,
      reasons: chains.map(chainText),
      dependsOn: [...dependsOn],
      notes: [...by.notes, ...question.notes],
    };
  }

  /**
   * The subjects of bindings that may perform a request, and the workloads that
   * hold their tokens.
   *
   * @param verb A verb, such as `get`.
   * @param resource A resource or a path, as for `can()`.
   * @param options The namespace of the request, which defaults to `default`, and a subresource.
   * @throws if a name is invalid, such as that of a misspelled resource
   */
  public whoCan(verb: string, resource: string, options: AccessQuestionOptions = {}): AccessHolders {
    const question = this.ask('whoCan', verb, resource, options, homeOf({}));
    const { subjects, accounts, dependsOn } = whoCan(this.model, question.request);
    return {
      question: question.text,
      subjects: subjects.map(({ certainty, chains, ...subject }) => ({ ...subject, verdict: verdictOf(certainty), reasons: chains.map(chainText) })),
      workloads: accounts.flatMap(({ name: serviceAccountName, certainty, workloads }) => workloads.map(({ containers, ...workload }) => ({
        ...workload,
        containers: containers.map(({ name }) => name),
        serviceAccountName,
        verdict: verdictOf(certainty === 'yes' && containers.some(container => container.certainty === 'yes') ? 'yes' : 'unknown'),
      }))),
      dependsOn: [...dependsOn],
      notes: [...question.notes],
    };
  }

  /**
   * The escalation paths from compromised containers and accounts of the app, through
    * other accounts, pods and Secrets: the best path for each start and target. An empty
    * result does not prove that there are none.
   *
   * @param options The start and the target.
   * @throws if a start or a target is invalid or not in the app
   */
  public paths(options: AccessPathOptions = {}): AccessPath[] {
    return this.escalationPaths(options).paths.map(pathOf);
  }

  private escalationPaths(options: AccessPathOptions): EscalationPaths {
    try {
      return escalationPaths(this.model, options);
    } catch (error) {
      throw error instanceof PathQueryError ? new Error(safeText(`Access.paths: ${error.message.replace(/^--/, '')}`)) : error;
    }
  }

  private ask(method: string, verb: string, resource: string, options: AccessQuestionOptions, home: HomeNamespace): AccessQuestion {
    const { namespace, allNamespaces, subresource } = options;
    return orThrow(method, accessQuestion({ verb, resource, namespace, allNamespaces, subresource }, home, this.model));
  }
}

function homeOf({ namespace }: Pick<AskedBy, 'namespace'>): HomeNamespace {
  return namespace === undefined ? { namespace: 'default', whose: 'the default of kubectl' } : { namespace, whose: 'the namespace of the ServiceAccount' };
}

function pathOf({ from, target, steps, certainty }: EscalationPath): AccessPath {
  return { start: from.text, target: target.text, verdict: verdictOf(certainty), steps: steps.map(stepOf) };
}

function stepOf({ to, how, grants, certainty, dependsOn }: PathStep): AccessPathStep {
  return { to: to.text, how, grantedBy: grants.map(grantText), verdict: verdictOf(certainty), ...dependsOn === undefined ? {} : { dependsOn } };
}

function grantText({ permission, roleKind, roleName, bindingKind, bindingName }: PathGrant): string {
  return `${bindingKind === undefined ? 'every cluster' : `${bindingKind} ${bindingName}`} → ${roleKind} ${roleName}: ${permission}`;
}

function verdictOf(answer: Answer): AccessVerdict {
  switch (answer) {
    case 'yes': return AccessVerdict.YES;
    case 'no': return AccessVerdict.NO;
    case 'unknown': return AccessVerdict.UNKNOWN;
  }
}

function orThrow<T extends object>(method: string, value: T | { readonly problem: string }): T {
  if ('problem' in value) { throw new Error(safeText(`Access.${method}: ${value.problem}`)); }
  return value;
}
