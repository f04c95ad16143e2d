import { isTemplated } from '../../kubernetes/names';
import { items } from '../../objects/lists';
import { printable } from '../../text/printable';
import { isHelmTest } from '../_helm-test';
import { containerKey, containerText, volumeKey, volumeText } from '../_part-names';
import { cis, kubernetes, mitre } from '../references';
import { Rule, Violation } from '../rule';

export const imageWithoutVersion: Rule = {
  id: 'image-without-version',
  summary: 'An image has no version',
  remedy: 'name a version or digest',
  why: 'Without a tag, or with the tag latest, a container runs the image that was pushed last. It is unclear what runs, two pods of one Deployment may run different programs, and anyone who can push to the registry gets code into the cluster with the next restart. A digest identifies exactly one image; a tag can still be moved.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/payments:v1.2.3' }],",
      '});',
    ].join('\n'),
    yaml: 'image: registry.example.com/payments:v1.2.3 # better: with @sha256:<digest>',
  },
  references: [cis('5.5.1'), mitre('T1525'), kubernetes('Images, image names', 'concepts/containers/images/#image-names')],
  subject: 'workload',
  fields: ['image'],
  *check({ object, containers, pod, podPath }) {
    if (isHelmTest({ object })) { return; }
    for (const { name, path, manifest } of containers) {
      const verdict = checkImage(manifest.image, containerText(name));
      if (verdict) { yield { path: [...path, 'image'], key: containerKey(name), ...verdict }; }
    }
    for (const [index, { name, image }] of items(pod.spec?.volumes).entries()) {
      const verdict = checkImage(image?.reference, volumeText(name ?? ''));
      if (verdict) { yield { path: [...podPath, 'spec', 'volumes', index, 'image', 'reference'], key: volumeKey(name ?? ''), ...verdict }; }
    }
  },
};

/** A missing image is set by a controller, or rejected by the API server. */
function checkImage(image: string | null | undefined, subject: string): Pick<Violation, 'message' | 'fix' | 'fixIsExample' | 'unknown'> | undefined {
  if (!image || image.includes('@')) { return undefined; }
  const tag = /:([^/:]*)$/.exec(image)?.[1];
  if (tag !== undefined && tag !== 'latest' && tag !== '') { return undefined; }
  if (tag === undefined && isTemplated(image)) {
    return { message: `the image of ${subject} is ${JSON.stringify(image)}, which may or may not have a version`, unknown: true };
  }
  return {
    message: `${subject} uses ${tag === 'latest' ? `the image ${image}` : `the image ${image} without a version`}, so it runs the image that was pushed last`,
    fix: `image: ${printable(image.replace(/:(latest)?$/, ''))}:<version>`,
    fixIsExample: true,
  };
}
