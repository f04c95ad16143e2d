/** Ordinary manifests with typical content. */
export const SEEDS: readonly string[] = [
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: production
  labels: &labels
    app: web
    "on": 'yes'
  annotations:
    example.com/script: |
      #!/bin/sh
      ---
        echo "hi" # no comment
    example.com/folded: >-
      one
      two

      three
spec:
  replicas: 2
  selector: {matchLabels: *labels}
  template:
    metadata: {labels: *labels}
    spec:
      automountServiceAccountToken: no
      containers:
      - name: app
        image: "registry.example.com/app:v1"
        args: ['--port', "80\\n80", -v, --]
        resources:
          limits: {cpu: 100m, memory: 1Gi}
      - {name: sidecar, image: registry.example.com/sidecar, tty: off}
      volumes:
        - name: token
          projected:
            defaultMode: 0440
            sources: [{serviceAccountToken: {path: token, expirationSeconds: 3_600}}]
`,
  `# Roles and who has them
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleList
items:
- metadata: {name: reader, namespace: default}
  rules:
  - apiGroups: [""]
    resources: [pods, "pods/log"]
    verbs: [get, list]
- metadata:
    name: writer
  rules: []
--- # The binding
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  generateName: reader-
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects:
- kind: ServiceAccount
  name: default
  namespace: ~
...
`,
  `{"apiVersion": "v1", "kind": "List", "items": [
  {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "a", "annotations": {"x": "\\u00e4 \\"q\\" {[:"}}},
  {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "b"}, "automountServiceAccountToken": false, "n": [1, -2.5, 1e3, null]}
]}
{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "c"}}
`,
  'apiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: windows\r\ndata:\r\n  ä😀: "x"\r\n  key: |+\r\n    text\r\n\r\n---\r\napiVersion: v1\r\nkind: Secret\r\nmetadata: {name: s}\r\n',
  `apiVersion: example.com/v1
kind: Widget
metadata:
  name: merged
defaults: &defaults {size: 1, colour: red}
more: &more
  shape: round
spec:
  parts:
  - <<: *defaults
    size: 2
  - <<: [*more, *defaults]
    on: 1
`,
];

/** Tokens that YAML 1.1 and Kubernetes read in their own ways. */
export const TOKENS: readonly string[] = [
  '0440', '0o17', '0x1F', '0b11', '1e3', '1e400', '.5', '.inf', '.nan', '12:30', '1_000', '089', 'yes', 'n', 'on', 'OFF', '~', 'null', '<<', '=', '2001-01-01',
  '!!str 1', '!!int x', '!!binary aGk=', '!foo', '! 1', '&a', '*a', '*labels', '- ', '? ', ': ', '\n', '\r', '\r\n', '\t', ' ', '---\n', '\n---\n', '\n...\n', '%YAML 1.2\n', '\n%TAG ! x:\n',
  '#', ' #', '|', '>', '|-\n', '"', "'", '{', '}', '[', ']', ',', '\\', '\0', '\u0085', '\u2028', '\u2029', '\u0085  hostPID: true\n', '# \u2028', '\n]', '\n}', '\n"', "\n'", '\\\n', '\\/', '\n...\n---\n', '--- # x\n', '\n---\n\uFEFF', '\uFEFF', '\uD800', '😀', '__proto__: 1\n', 'items: []\n', 'items: 1\n', 'kind: List\n', '{{ .x }}', '@', '`', '%',
];
