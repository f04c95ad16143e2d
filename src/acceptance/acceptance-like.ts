import { ACCEPTANCE_ANNOTATION_PREFIX } from './acceptance';

const OUR_PREFIX = ACCEPTANCE_ANNOTATION_PREFIX.slice(0, ACCEPTANCE_ANNOTATION_PREFIX.indexOf('/'));
/** Keys of other tools rarely match. */
const ACCEPTANCE_LIKE = /least[-_. ]?privil|cdk8s?[-_. ]?least/i;
const ACCEPT = /(?:^|[^a-z])acc?e?p?t/i;

/** Whether a key looks like an acceptance, even misspelled: any key with our prefix, and similar ones. */
export function isAcceptanceLike(key: string): boolean {
  return key.length > OUR_PREFIX.length / 2 && ACCEPTANCE_LIKE.test(key) && (key.startsWith(`${OUR_PREFIX}/`) || ACCEPT.test(key));
}
