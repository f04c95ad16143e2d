import { imageWithoutVersion } from '../../../src/rules/pods/image-without-version';
import { APP, container, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(imageWithoutVersion, {
  invalid: [
    { name: 'no tag', yaml: container('image: nginx'), findings: [`${APP}.image [container app]`], message: 'the image nginx without a version' },
    { name: 'no tag after a port', yaml: container('image: registry.example.com:5000/shop/web'), findings: [`${APP}.image [container app]`] },
    {
      name: 'the tag latest',
      yaml: container('image: "nginx:latest"'),
      findings: [`${APP}.image [container app]`],
      message: 'the image nginx:latest',
    },
    { name: 'an empty tag', yaml: container('image: "nginx:"'), findings: [`${APP}.image [container app]`] },
    {
      name: 'a template that may have a tag',
      yaml: container('image: "{{ .Values.image }}"'),
      findings: [`${APP}.image [container app] ?`],
      message: 'may or may not have a version',
    },
    {
      name: 'init and ephemeral containers',
      yaml: deployment('initContainers: [{ name: a, image: a }], ephemeralContainers: [{ name: b, image: b }]'),
      findings: [`${POD}.initContainers[0].image [container a]`, `${POD}.ephemeralContainers[0].image [container b]`],
    },
    {
      name: 'a volume',
      yaml: deployment('volumes: [{ name: model, image: { reference: "registry.example.com/model" } }]'),
      findings: [`${POD}.volumes[0].image.reference [volume model]`],
      message: "the volume 'model' uses",
    },
  ],
  valid: [
    ...['test', 'test-success, post-install'].map(hook => ({
      name: `a test of a Helm release: ${hook}`,
      yaml: deployment('containers: [{ name: app, image: a }]').replace('name: web,', `name: web, annotations: { helm.sh/hook: "${hook}" },`),
    })),
    { name: 'a tag', yaml: container('image: "registry.example.com:5000/shop/web:v1.2.3"') },
    { name: 'a digest', yaml: container('image: "nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000"') },
    { name: 'latest with a digest', yaml: container('image: "nginx:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000"') },
    { name: 'a name that ends with latest', yaml: container('image: "shop/latest:1"') },
    { name: 'a tag that is a template', yaml: container('image: "nginx:{{ .Values.tag }}"') },
    { name: 'no image, which another tool sets', yaml: container('') },
    { name: 'a volume with a tag', yaml: deployment('volumes: [{ name: model, image: { reference: "registry.example.com/model:v1" } }]') },
  ],
});
