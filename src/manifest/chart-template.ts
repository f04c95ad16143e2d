/** Content before the first line of YAML: comments, empty lines and a separator. */
const HEAD = /^(?:(?:---)?[ \t\r]*(?:#[^\n]*)?\n){0,20}/;

/**
 * The comment that Helm writes above rendered documents, with the path of the template
 * in the chart. Users write similar comments about other things.
 *
 * @see https://github.com/helm/helm/blob/v3.19.0/pkg/action/action.go
 */
const SOURCE = /^# Source: ([^\s:]+\/(?:templates|crds)\/[^\s:]+)[ \t\r]*$/m;

const MAXIMUM_LENGTH = 500;

/** The template that a document was rendered from, if Helm names it. */
export function chartTemplate(document: string): string | undefined {
  const [head] = HEAD.exec(document)!;
  const template = SOURCE.exec(head)?.[1];
  return template === undefined || template.length > MAXIMUM_LENGTH ? undefined : template;
}
