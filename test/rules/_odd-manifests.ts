import { app, deployment, pod, readerRole, serviceAccount, tokenSecret, tokenVolume } from './_manifests';

/** An app that every rule on pods has something to check in. */
export const RICH_APP = app(
  '{apiVersion: v1, kind: Namespace, metadata: {name: shop}}',
  serviceAccount('web', 'secrets: [{name: t}]', 'namespace: shop, annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/shop"}'),
  serviceAccount('default'),
  readerRole('web'),
  tokenSecret('t', 'web'),
  deployment('web', `{serviceAccountName: web, serviceAccount: old, automountServiceAccountToken: true, shareProcessNamespace: true, securityContext: {runAsNonRoot: true}, volumes: [${
    tokenVolume('{path: token, expirationSeconds: 3607, audience: "https://kubernetes.default.svc"}', 'defaultMode: 256')}, ${
    tokenVolume('{path: token, expirationSeconds: 60}', '', 'kube-api-access-x')}, {name: s, secret: {secretName: t, items: [{key: token, path: token, mode: 256}]}}], initContainers: [{name: init}], containers: [{name: app, securityContext: {runAsUser: 1000}, env: [{name: T, valueFrom: {secretKeyRef: {name: t, key: token}}}], envFrom: [{secretRef: {name: t}}], volumeMounts: [{name: api, mountPath: /a, subPath: token}, {name: s, mountPath: /s, subPathExpr: $(T)}]}]}`),
  pod('old', '{containers: [{name: app}]}', 'uid: "1", labels: {app: old}, ownerReferences: [{kind: ReplicaSet, name: x, controller: true}]'),
);

const VALUES: readonly unknown[] = [
  undefined, null, true, false, 0, -1, 1.5, NaN, '', 'default', '{{ .Values.x }}', [], [null], [[]], {}, Object.create(null), new Date(0),
  JSON.parse('{"__proto__": 1, "constructor": null}'),
];

/** Calls back repeatedly with the same data, each time with one value replaced. */
export function withOddValues(data: unknown, look: (where: string, value: unknown) => void): void {
  for (const [holder, step] of placesIn(data)) {
    const before = holder[step];
    for (const [index, value] of VALUES.entries()) {
      // Parsed data has no holes in lists.
      if (value === undefined && Array.isArray(holder)) { continue; }
      holder[step] = value;
      look(`${step} (value ${index})`, value);
    }
    // Data with YAML aliases can contain itself.
    holder[step] = holder;
    look(`${step} (itself)`, holder);
    holder[step] = before;
  }
}

function placesIn(data: unknown): [{ [step: string]: unknown }, string][] {
  if (typeof data !== 'object' || data === null) { return []; }
  const holder = data as { [step: string]: unknown };
  return Object.keys(holder).flatMap(step => [[holder, step] as [typeof holder, string], ...placesIn(holder[step])]);
}
