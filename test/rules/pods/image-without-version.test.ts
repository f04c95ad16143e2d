import { APP, container, deployment, POD, testRule } from './_pods';
import { imageWithoutVersion } from '../../../src/rules/pods/image-without-version';

testRule(imageWithoutVersion, {
  fires: [
    ['no tag', container('image: nginx'), [`${APP}.image [container app]`], 'the image nginx without a version'],
    ['no tag beside a port', container('image: registry.example.com:5000/shop/web'), [`${APP}.image [container app]`]],
    ['the tag latest', container('image: "nginx:latest"'), [`${APP}.image [container app]`], 'the image nginx:latest'],
    ['an empty tag', container('image: "nginx:"'), [`${APP}.image [container app]`]],
    ['a number', container('image: 1'), [`${APP}.image [container app]`], 'is no text'],
    ['a template that may have a tag', container('image: "{{ .Values.image }}"'), [`${APP}.image [container app] ?`], 'may or may not have a version'],
    ['init and ephemeral containers', deployment('initContainers: [{ name: a, image: a }], ephemeralContainers: [{ name: b, image: b }]'), [`${POD}.initContainers[0].image [container a]`, `${POD}.ephemeralContainers[0].image [container b]`]],
    ['a volume', deployment('volumes: [{ name: model, image: { reference: "registry.example.com/model" } }]'), [`${POD}.volumes[0].image.reference [volume model]`], "the volume 'model' uses"],
    ['a volume whose name is no text, and can not be made one', deployment('volumes: [{ name: { toString: 1 }, image: { reference: model } }]'), [`${POD}.volumes[0].image.reference [volume without a name]`], 'a volume without a name uses'],
  ],
  silent: [
    ['a tag', container('image: "registry.example.com:5000/shop/web:v1.2.3"')],
    ['a digest', container('image: "nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000"')],
    ['latest with a digest', container('image: "nginx:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000"')],
    ['a name that ends like it', container('image: "shop/latest:1"')],
    ['a tag that is a template', container('image: "nginx:{{ .Values.tag }}"')],
    ['no image, which something else sets', container('')],
    ['a volume with a tag', deployment('volumes: [{ name: model, image: { reference: "registry.example.com/model:v1" } }]')],
  ],
});
