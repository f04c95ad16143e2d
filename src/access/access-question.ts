import { AskedResource, resourceNamed, kubectlResourceName, subresourcesOf } from './resource-name';
import { explainNotNamespaced } from '../kubernetes/rbac/cluster-scoped-resources';
import { KNOWN_VERBS } from '../kubernetes/rbac/served-resources';
import { AccessRequest } from '../model/access-request';
import { AppModel } from '../model/app-model';
import { nearest } from '../text/nearest';

/** A question in kubectl's words. */
export interface WrittenQuestion {
  readonly verb: string;
  /** `pods`, `deployments.apps`, `pods/web`, or a path such as `/metrics`. */
  readonly resource: string;
  readonly subresource?: string;
  /** The namespace of the request. */
  readonly namespace?: string;
  readonly allNamespaces?: boolean;
}

/** A question in the terms of the API server. */
export interface AccessQuestion {
  readonly request: AccessRequest;
  /** As a phrase within a sentence: `get pods in namespace shop`. */
  readonly text: string;
  readonly notes: readonly string[];
}

const PATH_VERBS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];

/** The default namespace of a request. */
export interface HomeNamespace {
  readonly namespace: string;
  /** The origin of the namespace, as a phrase: `the namespace of the ServiceAccount`. */
  readonly whose: string;
}

/**
 * Translates a question into the terms of the API server.
 *
 * @returns a clause that describes the problem, if there is one
 */
export function accessQuestion(question: WrittenQuestion, home: HomeNamespace, model: AppModel): AccessQuestion | { readonly problem: string } {
  const { verb, resource: written, subresource, namespace, allNamespaces = false } = question;
  if (verb === '') { return { problem: 'the verb is empty; write one such as get' }; }
  const several = [verb, ...written.startsWith('/') ? [] : written.split('/', 1)].find(word => word.includes(','));
  if (several !== undefined) { return { problem: `'${several}' is a list; ask about one at a time` }; }
  if (written.startsWith('/')) {
    if (subresource !== undefined) { return { problem: `${written} is a path, which has no subresource` }; }
    return { request: { verb, path: written }, text: `${verb} ${written}`, notes: notesOnVerb(verb, PATH_VERBS) };
  }
  if (written === '') { return { problem: 'the resource is empty; write one such as pods' }; }
  if (namespace !== undefined && allNamespaces) { return { problem: 'a request is in one namespace or in all of them, not both' }; }
  const slash = written.indexOf('/');
  const [type, name] = slash < 0 ? [written, undefined] : [written.slice(0, slash), written.slice(slash + 1)];
  if (name === '') { return { problem: `'${written}' names no object; leave out the slash to ask about all of them` }; }
  const found = resourceNamed(type, model);
  if ('problem' in found) { return found; }
  const { apiGroup, resource } = found;
  const scope = scopeOf(question, found, name, home);
  const whole = subresource === undefined ? resource : `${resource}/${subresource}`;
  const where = scope.namespace === undefined ? {} : { namespace: scope.namespace };
  const request = { verb, apiGroup, resource: whole, ...name === undefined ? {} : { name }, ...where };
  const looksLikeSubresource = name !== undefined && subresource === undefined && subresourcesOf(apiGroup, resource).includes(name);
  return {
    request,
    text: [verb, kubectlResourceName(apiGroup, whole), ...name === undefined ? [] : [`named ${name}`], scope.text].join(' '),
    notes: [
      ...found.notes,
      ...looksLikeSubresource ? [`${written} is the object named ${name}; for the subresource write --subresource ${name}`] : [],
      ...notesOnVerb(verb, KNOWN_VERBS),
      ...scope.notes,
    ],
  };
}

interface Scope {
  readonly namespace?: string;
  readonly text: string;
  readonly notes: readonly string[];
}

function scopeOf({ verb, namespace, allNamespaces }: WrittenQuestion, found: AskedResource, name: string | undefined, home: HomeNamespace): Scope {
  const { apiGroup, resource, namespaced } = found;
  if (apiGroup === '' && resource === 'namespaces') {
    // The API server reads the name from the path as the namespace of the request.
    const notes = name === undefined || namespace !== name ? ignored(namespace, resource) : [];
    return { ...name === undefined ? {} : { namespace: name }, text: '(cluster-scoped)', notes };
  }
  if (namespaced === false && (namespace === undefined || explainNotNamespaced(apiGroup, resource, [verb]) !== undefined)) {
    return { text: '(cluster-scoped)', notes: ignored(namespace, resource) };
  }
  if (allNamespaces) { return { text: 'in all namespaces', notes: [] }; }
  if (namespace !== undefined) { return { namespace, text: `in namespace ${namespace}`, notes: [] }; }
  return { namespace: home.namespace, text: `in namespace ${home.namespace}`, notes: [`no namespace given: using ${home.namespace}, ${home.whose}`] };
}

function ignored(namespace: string | undefined, resource: string): readonly string[] {
  return namespace === undefined ? [] : [`${resource} belong to no namespace: ${namespace} does not count`];
}

function notesOnVerb(verb: string, known: readonly string[]): readonly string[] {
  if (verb === '*' || known.includes(verb)) { return []; }
  const meant = nearest(verb, known);
  return [`${verb} is not a verb that the API server asks for${meant === undefined ? '' : `; did you mean ${meant}?`}`];
}
