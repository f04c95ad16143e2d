import { AccessDifference, isEmptyDifference, PermissionDifference } from '../../access/access-comparison';
import { keyOfScope } from '../../access/effective-permissions';
import { scopeWords } from '../../access/permission-text';
import { groupBy } from '../group-by';
import { ComparisonDocument } from './access-documents';
import { AccessEntry } from './access-sections';
import { accountText, cloudFacts, FactLine, sentenceLines, tokenText, unknownRoleText } from './access-words';

/** The access that only the first account has, then that of only the second. */
export function comparisonEntries({ accounts, only }: ComparisonDocument): AccessEntry[] {
  const [first, second] = accounts.map(account => accountText(account));
  return [entryOf(only[0], first, second), entryOf(only[1], second, first)];
}

function entryOf(difference: AccessDifference, account: string, other: string): AccessEntry {
  if (isEmptyDifference(difference)) { return { title: `${account} has nothing that ${other} does not have`, facts: [] }; }
  const { permissions, unknownRoles, tokens, cloudIdentities } = difference;
  const lines = [...permissionLines(permissions, other), ...unknownRoles.map((role): FactLine => ({ text: `${scopeWords(role)}: ${unknownRoleText(role)}`, level: 0 }))];
  return {
    title: `${account} has, and ${other} does not have:`,
    facts: [
      ...lines.length === 0 ? [] : [{ label: 'permissions', lines }],
      ...tokens.length === 0 ? [] : [{ label: 'tokens', lines: tokens.map((token): FactLine => ({ text: tokenText(token), level: 0 })) }],
      ...cloudFacts(cloudIdentities),
    ],
  };
}

function permissionLines(permissions: readonly PermissionDifference[], other: string): FactLine[] {
  const groups = groupBy(permissions, ({ certainty, other: its, ...scope }) => JSON.stringify([keyOfScope(scope), certainty, its]));
  return [...groups.values()].flatMap((group): FactLine[] => {
    const [{ certainty, other: its, ...scope }] = group;
    const remark = [...certainty === 'unknown' ? ['perhaps'] : [], ...its === 'unknown' ? [`${other} may have it too`] : []].join(', ');
    return [{ text: `${scopeWords(scope)}${remark === '' ? '' : ` (${remark})`}:`, level: 0 }, ...sentenceLines(group)];
  });
}
