/**
 * The manifests of `count` objects as text, a quarter each of ServiceAccounts,
 * Roles, RoleBindings and Deployments. With `defects`, each workload has the two most
 * common ones: an automounted token and a role that reads all Secrets.
 */
export function generateManifests(count: number, defects: boolean): string {
  return Array.from({ length: count / 4 }, (_, index) => manifestsOf(index, defects)).join('');
}

function manifestsOf(index: number, defects: boolean): string {
  const name = `app-${index}`;
  const namespace = `team-${index % 50}`;
  return `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
rules:
  - apiGroups: [""]
    resources: ["configmaps"]
    resourceNames: ["config-${index}"]
    verbs: ["get"]
  - apiGroups: ["coordination.k8s.io"]
    resources: ["leases"]
    verbs: ["get", "create", "update"]
${defects ? `  - apiGroups: [""]
    resources: ["secrets"]
    verbs: ["get", "list"]
` : ''}---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ${name}
subjects:
  - kind: ServiceAccount
    name: ${name}
    namespace: ${namespace}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  replicas: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      serviceAccountName: ${name}
      automountServiceAccountToken: ${defects}
      securityContext:
        runAsNonRoot: true
        fsGroup: 1000
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: app
          image: registry.example.com/app:v1.2.3
          env:
            - name: LOG_LEVEL
              value: info
          ports:
            - name: http
              containerPort: 8080
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          volumeMounts:
${defects ? '' : `            - name: token
              mountPath: /var/run/secrets/kubernetes.io/serviceaccount
              readOnly: true
`}            - name: tmp
              mountPath: /tmp
      volumes:
${defects ? '' : `        - name: token
          projected:
            defaultMode: 420
            sources:
              - serviceAccountToken:
                  path: token
                  expirationSeconds: 3600
              - configMap:
                  name: kube-root-ca.crt
                  items:
                    - key: ca.crt
                      path: ca.crt
`}        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
---
`;
}
