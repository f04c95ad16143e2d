import { SnapshotInterception } from './access-snapshot';
import { AppModel } from '../model/app-model';
import { DataPath, textAt, valueAt } from '../objects/data-path';

const KINDS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'] as const;

/** Components that see or change objects on their way to the API server: admission webhooks, conversion webhooks, and the backends of APIs. */
export function interceptionsIn(model: AppModel): SnapshotInterception[] {
  const ofInput = (apiGroup: string, kind: string) => model.objectsOf(apiGroup, kind).filter(object => !model.isContext(object));
  const webhooks = KINDS.flatMap(kind => ofInput('admissionregistration.k8s.io', kind).flatMap(({ name, manifest }) =>
    listAt(manifest, ['webhooks']).flatMap(webhook => listAt(webhook, ['rules']).flatMap(rule => resourcesOf(rule).map((resource): SnapshotInterception => ({
      object: { kind, name },
      webhook: textAt(webhook, ['name']) ?? '',
      to: destinationOf(valueAt(webhook, ['clientConfig'])),
      changes: kind === 'MutatingWebhookConfiguration',
      resource,
      operations: textsAt(rule, ['operations']),
    }))))));
  const services = ofInput('apiregistration.k8s.io', 'APIService').filter(({ manifest }) => valueAt(manifest, ['spec', 'service']) !== undefined);
  const definitions = ofInput('apiextensions.k8s.io', 'CustomResourceDefinition').filter(({ manifest }) => textAt(manifest, ['spec', 'conversion', 'strategy']) === 'Webhook');
  const conversions = definitions.map(({ kind, name, manifest }): SnapshotInterception => ({
    object: { kind, name },
    to: destinationOf(valueAt(manifest, ['spec', 'conversion', 'webhook', 'clientConfig'])),
    changes: true,
    resource: `${textAt(manifest, ['spec', 'names', 'plural']) ?? ''}.${textAt(manifest, ['spec', 'group']) ?? ''}`,
    operations: ['*'],
  }));
  return [...webhooks, ...conversions, ...services.map(({ kind, name, manifest }): SnapshotInterception => ({
    object: { kind, name }, to: destinationOf(valueAt(manifest, ['spec'])), changes: true, resource: `*.${textAt(manifest, ['spec', 'group']) ?? ''}`, operations: ['*'],
  }))];
}

function resourcesOf(rule: unknown): string[] {
  return textsAt(rule, ['apiGroups']).flatMap(group => textsAt(rule, ['resources']).map(resource => group === '' ? resource : `${resource}.${group}`));
}

/** The destination of requests: a Service, or the URL of a webhook. */
function destinationOf(client: unknown): string {
  const service = textAt(client, ['service', 'name']);
  return service === undefined ? textAt(client, ['url']) ?? '' : `Service ${textAt(client, ['service', 'namespace']) ?? ''}/${service}`;
}

function listAt(start: unknown, path: DataPath): readonly unknown[] {
  const list = valueAt(start, path);
  return Array.isArray(list) ? list : [];
}

function textsAt(start: unknown, path: DataPath): string[] {
  return listAt(start, path).filter(item => typeof item === 'string');
}
