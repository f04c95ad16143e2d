import { grantText } from './path-text';
import { PathsDocument } from './paths-document';
import { count } from './summary';
import { EscalationPath } from '../access/escalation-path';

/** The maximum number of grants named as the first to remove. */
const MAX_CUTS = 3;

/** The text for the proof of a step. */
export const PROOF_TEXTS: { readonly [proof in EscalationPath['steps'][number]['proof']]: string } = {
  'api-server': 'carried out on an API server',
  'documentation': 'from documentation',
};

/** Never "none": the search does not cover everything. */
export function noPathText({ paths, kindsOfEdges, certainOnly, from, to }: Pick<PathsDocument, 'paths' | 'kindsOfEdges' | 'certainOnly' | 'from' | 'to'>): string {
  const ends = `${from === undefined ? '' : ` from ${from}`}${to === undefined ? '' : ` to ${to}`}`;
  return `no ${certainOnly ? 'certain ' : ''}path found${ends}${paths.length === 0 ? '' : ' that is not declared'} (${kindsOfEdges} kinds of edges checked)`;
}

/** The grants to remove first, one per line. */
export function cutLines({ cuts, paths }: Pick<PathsDocument, 'cuts' | 'paths'>): string[] {
  const most = cuts.filter(cut => cut.paths > 1 || cuts.length === 1).slice(0, MAX_CUTS);
  const all = count(paths.filter(({ declared }) => declared === undefined).length, 'path');
  return most.map(({ grant, paths: on }) => `cut here: ${grantText(grant)} (on ${on} of ${all})`);
}

/** The number of paths and of targets. */
export function pathSummary({ paths, kindsOfEdges }: Pick<PathsDocument, 'paths' | 'kindsOfEdges'>): string {
  const certain = paths.filter(({ certainty }) => certainty === 'yes').length;
  const unsure = paths.length - certain;
  const targets = new Set(paths.map(({ target }) => target.text)).size;
  const numbers = [...certain > 0 ? [`${certain} certain`] : [], ...unsure > 0 ? [`${unsure} unsure`] : []].join(', ');
  return `${count(paths.length, 'path')} (${numbers}) to ${count(targets, 'target')}; ${kindsOfEdges} kinds of edges checked.`;
}
