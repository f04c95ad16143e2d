import { grantText } from './path-text';
import { PathsDocument } from './paths-document';
import { count } from './summary';
import { EscalationPath } from '../access/escalation-path';

/** More grants are not named as the ones to remove first. */
const MOST_CUTS = 3;

/** How a step is known, as people read it. */
export const PROOF_TEXTS: { readonly [proof in EscalationPath['steps'][number]['proof']]: string } = {
  'api-server': 'carried out on an API server',
  'documentation': 'from documentation',
};

/** Never "none": what is not looked for is not found. */
export function noPathText({ kindsOfEdges, certainOnly, from, to }: Pick<PathsDocument, 'kindsOfEdges' | 'certainOnly' | 'from' | 'to'>): string {
  const ends = `${from === undefined ? '' : ` from ${from}`}${to === undefined ? '' : ` to ${to}`}`;
  return `no ${certainOnly ? 'certain ' : ''}path found${ends} over ${kindsOfEdges} kinds of edges`;
}

/** The grants to remove first, a line each. */
export function cutLines({ cuts, paths }: Pick<PathsDocument, 'cuts' | 'paths'>): string[] {
  const most = cuts.filter(cut => cut.paths > 1 || cuts.length === 1).slice(0, MOST_CUTS);
  return most.map(({ grant, paths: on }) => `cut here: ${grantText(grant)} (on ${on} of ${count(paths.length, 'path')})`);
}
