import { EmbeddedPod, Graft, graftedPod, keyOfPart, partsAt } from './embedded-pod';
import { DataPath, valueAt } from '../data-path';

/** Pod fields of a template that take precedence over its defaults and its workflow. */
const FIELDS = ['serviceAccountName', 'automountServiceAccountToken', 'securityContext', 'nodeSelector', 'hostAliases'] as const;
const CONTAINERS = ['container', 'script', 'containerSet'] as const;

/**
 * The pods of Argo Workflows: one for each template with containers.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/main/pkg/apis/workflow/v1alpha1/workflow_types.go
 */
export function argoWorkflowPods(kind: string, object: unknown): EmbeddedPod[] {
  switch (kind) {
    case 'Workflow': return podsOfWorkflow(object, ['spec'], true);
    case 'CronWorkflow': return podsOfWorkflow(object, ['spec', 'workflowSpec'], true);
    // A Workflow that runs it may set another account and context.
    case 'WorkflowTemplate':
    case 'ClusterWorkflowTemplate': return podsOfWorkflow(object, ['spec'], false);
    default: return [];
  }
}

function podsOfWorkflow(object: unknown, workflow: DataPath, runs: boolean): EmbeddedPod[] {
  return partsAt(object, [...workflow, 'templates']).flatMap(template => [template, ...inlineTemplates(object, template)])
    .filter(template => CONTAINERS.some(name => valueAt(object, [...template, name]) !== undefined))
    .map(template => podOfTemplate(object, workflow, template, runs));
}

/** Templates within the step or task that uses them. */
function inlineTemplates(object: unknown, template: DataPath): DataPath[] {
  const steps = partsAt(object, [...template, 'steps']).flatMap(step => partsAt(object, step).flatMap(part => [part, ...partsAt(object, part)]));
  return [...steps, ...partsAt(object, [...template, 'dag', 'tasks'])]
    .map(step => [...step, 'inline']).filter(inline => valueAt(object, inline) !== undefined);
}

function podOfTemplate(object: unknown, workflow: DataPath, template: DataPath, runs: boolean): EmbeddedPod {
  const defaults = [...workflow, 'templateDefaults'];
  const sources = [template, defaults];
  const main = CONTAINERS.find(name => valueAt(object, [...template, name]) !== undefined)!;
  const own = main === 'containerSet' ? partsAt(object, [...template, main, 'containers']) : [[...template, main]];
  const added = sources.flatMap(source => partsAt(object, [...source, 'sidecars']));
  const grafts: Graft[] = [
    ...own.flatMap((path, index): Graft[] => main === 'containerSet' ? [container(index, [path])] : [
      { to: ['spec', 'containers', index, 'name'], value: 'main' }, container(index, [path, [...defaults, main]]),
    ]),
    ...added.map((path, index) => container(own.length + index, [path])),
    { to: ['spec', 'initContainers'], from: sources.map(source => [...source, 'initContainers']) },
    { to: ['spec', 'volumes'], from: [...sources, workflow].map(source => [...source, 'volumes']) },
    { to: ['spec', 'hostNetwork'], from: [[...workflow, 'hostNetwork']] },
    { to: ['metadata'], from: [...sources.map(source => [...source, 'metadata']), [...workflow, 'podMetadata']] },
    // The first one that is set applies as a whole.
    ...FIELDS.map((name): Graft => {
      const places = [...sources, workflow].map(source => [...source, name]);
      return { to: ['spec', name], from: [places.find(path => valueAt(object, path) !== undefined) ?? places[places.length - 1]] };
    }),
  ];
  return graftedPod(object, template, grafts, {
    key: keyOfPart(object, template), cannotSet: ['enableServiceLinks'], ...runs ? {} : { absent: 'unknown for the pod', choosesAccount: true },
  });
}

function container(index: number, from: readonly DataPath[]): Graft {
  return { to: ['spec', 'containers', index], from };
}
