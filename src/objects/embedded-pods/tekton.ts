import { EmbeddedPod, Graft, graftedPod, keyOfPart, partsAt, PodOptions } from './embedded-pod';
import { DataPath, valueAt } from '../data-path';

/** @see https://github.com/tektoncd/pipeline/blob/main/pkg/apis/pipeline/pod/template.go */
const POD_TEMPLATE_FIELDS = [
  'nodeSelector', 'securityContext', 'runtimeClassName', 'automountServiceAccountToken', 'enableServiceLinks', 'imagePullSecrets', 'hostNetwork', 'hostUsers', 'hostAliases',
] as const;

/** The pod settings of a run for its tasks: earlier ones take precedence. */
interface Run {
  readonly podTemplates: readonly DataPath[];
  readonly accounts: readonly DataPath[];
}

/**
 * The pods of Tekton: one for each task, with a container for each step and sidecar.
 *
 * @see https://github.com/tektoncd/pipeline/tree/main/pkg/apis/pipeline
 */
export function tektonPods(kind: string, object: unknown): EmbeddedPod[] {
  switch (kind) {
    case 'Task':
    case 'ClusterTask': return taskPods(object, ['spec'], undefined);
    case 'StepAction': return [graftedPod(object, ['spec'], stepGrafts(0, ['spec'], undefined), { absent: 'unknown', choosesAccount: true })];
    case 'TaskRun': return taskRunPods(object);
    case 'Pipeline': return pipelinePods(object, ['spec'], () => undefined);
    case 'PipelineRun': return valueAt(object, ['spec', 'pipelineSpec']) === undefined
      ? [podOfRun(object, ['spec'], taskRuns(object)([]))]
      : pipelinePods(object, ['spec', 'pipelineSpec'], taskRuns(object));
    default: return [];
  }
}

function taskRunPods(object: unknown): EmbeddedPod[] {
  const run = { podTemplates: [['spec', 'podTemplate']], accounts: [['spec', 'serviceAccountName']] };
  const task = ['spec', 'taskSpec'];
  return valueAt(object, task) === undefined ? [podOfRun(object, ['spec'], run)] : taskPods(object, task, run);
}

/** The pod of a task that is only named: its steps are in another object. */
function podOfRun(object: unknown, home: DataPath, run: Run, key = ''): EmbeddedPod {
  return graftedPod(object, home, runGrafts(run, []), { key, absent: 'unknown' });
}

function pipelinePods(object: unknown, pipeline: DataPath, runOf: (task: DataPath) => Run | undefined): EmbeddedPod[] {
  return ['tasks', 'finally'].flatMap(list => partsAt(object, [...pipeline, list])).flatMap(task => {
    const key = keyOfPart(object, task);
    if (valueAt(object, [...task, 'pipelineSpec']) !== undefined) { return pipelinePods(object, [...task, 'pipelineSpec'], runOf); }
    const run = runOf(task);
    if (valueAt(object, [...task, 'taskSpec', 'steps']) !== undefined) { return taskPods(object, [...task, 'taskSpec'], run, key); }
    return run === undefined ? [] : [podOfRun(object, task, run, key)];
  });
}

/** A PipelineRun has settings for all of its tasks, and for some of them by name. */
function taskRuns(object: unknown): (task: DataPath) => Run {
  const byTask = new Map<unknown, DataPath[]>();
  for (const path of partsAt(object, ['spec', 'taskRunSpecs'])) {
    const name = valueAt(object, [...path, 'pipelineTaskName']);
    byTask.set(name, [...byTask.get(name) ?? [], path]);
  }
  return task => {
    const places = [...byTask.get(valueAt(object, [...task, 'name'])) ?? [], ['spec', 'taskRunTemplate'], ['spec']];
    return {
      // v1beta1 uses other names than v1.
      podTemplates: places.flatMap(path => [[...path, 'podTemplate'], [...path, 'taskPodTemplate']]),
      accounts: places.flatMap(path => [[...path, 'serviceAccountName'], [...path, 'taskServiceAccountName']]),
    };
  };
}

/** The step template of a task also applies to steps that are defined in other objects. */
function taskPods(object: unknown, task: DataPath, run: Run | undefined, key = ''): EmbeddedPod[] {
  const template = [...task, 'stepTemplate'];
  const isShared = valueAt(object, template) !== undefined && partsAt(object, [...task, 'steps']).some(step => valueAt(object, [...step, 'ref']) !== undefined);
  const ofTemplate: Graft[] = [{ to: ['spec', 'containers', 0], from: [template] }, { to: ['spec', 'containers', 0, 'name'], value: 'stepTemplate' }];
  return [
    taskPod(object, task, run, key), ...isShared ? [graftedPod(object, task, ofTemplate, { key, absent: 'unknown', choosesAccount: true })] : [],
  ];
}

/** A task without a run may be run with any account and any context. */
function taskPod(object: unknown, task: DataPath, run: Run | undefined, key = ''): EmbeddedPod {
  const template = [...task, 'stepTemplate'];
  const steps = partsAt(object, [...task, 'steps']).filter(step => valueAt(object, [...step, 'ref']) === undefined);
  const sidecars = partsAt(object, [...task, 'sidecars']);
  const grafts: Graft[] = [
    ...steps.flatMap((step, index) => stepGrafts(index, step, template)),
    ...sidecars.flatMap((sidecar, index) => stepGrafts(steps.length + index, sidecar, undefined)),
    { to: ['metadata'], from: [[...task, 'metadata']] },
    ...runGrafts(run ?? { podTemplates: [], accounts: [] }, [[...task, 'volumes']]),
  ];
  const options: PodOptions = run === undefined ? { key, absent: 'unknown for the pod', choosesAccount: true } : { key };
  return graftedPod(object, task, grafts, options);
}

function stepGrafts(index: number, step: DataPath, template: DataPath | undefined): Graft[] {
  const from = template === undefined ? [step] : [step, template];
  const to = ['spec', 'containers', index];
  return [{ to, from }, { to: [...to, 'resources'], from: from.map(path => [...path, 'computeResources']) }];
}

function runGrafts({ podTemplates, accounts }: Run, volumes: readonly DataPath[]): Graft[] {
  return [
    { to: ['spec', 'volumes'], from: [...volumes, ...podTemplates.map(path => [...path, 'volumes'])] },
    ...POD_TEMPLATE_FIELDS.map(name => ({ to: ['spec', name], from: podTemplates.map(path => [...path, name]) })),
    { to: ['spec', 'serviceAccountName'], from: accounts },
  ];
}
