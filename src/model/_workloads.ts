import { automountOf } from './_automount';
import { containersOf } from './_containers';
import { AUTOMOUNT_FIELD } from './_declared-automount';
import { Objects } from './_objects';
import { PodTokens } from './_pod-tokens';
import { NamedAccount, ServiceAccounts } from './_service-accounts';
import { TokenSecrets } from './_token-secrets';
import { isUnreadable } from './_unreadable';
import { Part } from './part';
import { Automount, Container, VolumeToken, Workload } from './workload';
import { serviceAccountOf } from '../kubernetes/injected-token';
import { podTemplatePath } from '../kubernetes/workloads';
import { Path } from '../manifest/path';
import { podTemplateAt } from '../objects/pod-template';

/** What the tokens of pods depend on outside of the pod. */
export interface Cluster {
  readonly secrets: TokenSecrets;
  readonly complete: boolean;
  readonly apiAudiences: readonly string[] | undefined;
}

/** The workloads of an app, each registered with its account. */
export function workloadsOf(objects: Objects, accounts: ServiceAccounts, cluster: Cluster): Workload[] {
  const found: Workload[] = [];
  const add = (workload: PodWorkload): void => {
    workload.serviceAccount.workloads.push(workload);
    found.push(workload);
  };
  for (const object of objects.all as readonly Workload['object'][]) {
    const namespace = objects.namespaceOf(object);
    const podPath = podTemplatePath(object);
    if (podPath) {
      const pod = podTemplateAt(object.manifest, podPath);
      add(new PodWorkload(object, namespace, podPath, pod, accounts.named(namespace, serviceAccountOf(pod.spec)), cluster));
    }
    for (const part of objects.podsIn(object).pods) {
      const { serviceAccountName, serviceAccount } = part.pod.spec ?? {};
      const isUnknown = part.embedded.choosesAccount && !serviceAccountName && !serviceAccount;
      const account = isUnknown ? accounts.unknown(namespace) : accounts.named(namespace, serviceAccountOf(part.pod.spec));
      const isComplete = cluster.complete && !isUnknown;
      add(new PodWorkload(part.object, namespace, part.podPath, part.pod, account, { ...cluster, complete: isComplete }, part.part));
    }
  }
  return found;
}

/** A workload; its containers are evaluated on request. */
class PodWorkload implements Workload {
  private decided: Automount | undefined;
  private allContainers: readonly Container[] | undefined;
  private allTokens: PodTokens | undefined;

  public constructor(
    public readonly object: Workload['object'],
    public readonly namespace: string | undefined,
    public readonly podPath: Path,
    public readonly pod: Workload['pod'],
    public readonly serviceAccount: NamedAccount,
    private readonly cluster: Cluster,
    private readonly part?: Part,
  ) {}

  public get automount(): Automount {
    const path = [...this.podPath, 'spec', AUTOMOUNT_FIELD];
    this.decided ??= isUnreadable(this.object, path) || this.part?.isUnknown(path)
      ? { value: 'unknown', decidedBy: 'pod' }
      : automountOf(this.pod.spec, this.serviceAccount, this.cluster.complete);
    return this.decided;
  }

  public get containers(): readonly Container[] {
    this.allContainers ??= containersOf(this.tokens);
    return this.allContainers;
  }

  public get projectedTokens(): readonly VolumeToken[] {
    return this.tokens.projected;
  }

  private get tokens(): PodTokens {
    this.allTokens ??= new PodTokens({
      spec: this.pod.spec,
      specPath: [...this.podPath, 'spec'],
      namespace: this.namespace,
      automount: this.automount.value,
      secrets: this.cluster.secrets,
      apiAudiences: this.cluster.apiAudiences,
    });
    return this.allTokens;
  }
}
