import { seccompAnnotationWithoutEffect } from '../../../src/rules/pods/seccomp-annotation-without-effect';
import { container, context, deployment } from '../_pods';
import { testRule } from '../_test-rule';

const POD = 'seccomp.security.alpha.kubernetes.io/pod';
const APP = 'container.seccomp.security.alpha.kubernetes.io/app';
const annotated = (annotation: string, value: string, yaml = container('')) => yaml.replace('metadata: {  }', `metadata: { annotations: { ${annotation}: ${value} } }`);
const found = (annotation: string) => `Deployment/web spec.template.metadata.annotations['${annotation}'] [${annotation}]`;

testRule(seccompAnnotationWithoutEffect, {
  invalid: [
    { name: 'the annotation of the pod', yaml: annotated(POD, 'runtime/default'), findings: [found(POD)], message: `the annotation ${POD} has had no effect since Kubernetes 1.27` },
    { name: 'the annotation of a container', yaml: annotated(APP, 'localhost/a.json'), findings: [found(APP)] },
    {
      name: 'a container without a profile beside one that has one',
      yaml: annotated(POD, 'runtime/default', deployment('containers: [{ name: app, securityContext: { seccompProfile: { type: RuntimeDefault } } }, { name: web }]')),
      findings: [found(POD)],
    },
  ],
  valid: [
    { name: 'the field', yaml: context('seccompProfile: { type: RuntimeDefault }') },
    { name: 'the field beside the annotation', yaml: annotated(APP, 'runtime/default', context('seccompProfile: { type: RuntimeDefault }')) },
    { name: 'the field of the pod beside the annotation', yaml: annotated(POD, 'runtime/default', container('', 'securityContext: { seccompProfile: { type: RuntimeDefault } }')) },
    { name: 'a container that does not exist', yaml: annotated(`${APP}-2`, 'runtime/default') },
    { name: 'another annotation', yaml: annotated('a', 'b') },
  ],
});
