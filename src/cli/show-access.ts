import { accountNamed } from './account-flag';
import { AccessFlags } from './commands/access';
import { Io } from './io';
import { parseOutputs } from './outputs';
import { ReadModel, readModel } from './read-model';
import { writeInputErrors } from './write-input-errors';
import { writeOutputs } from './write-outputs';
import { AccountName, compareAccess } from '../access/access-comparison';
import { accessMatrix, STANDARD_VERBS } from '../access/access-matrix';
import { accessOverview } from '../access/access-overview';
import { Inventory } from '../access/inventory';
import { inventoryOf } from '../access/inventory-of';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { AppModel } from '../model/app-model';
import { COMPARISON_FORMATS, MATRIX_FORMATS, OVERVIEW_FORMATS } from '../report/access/access-formats';
import { nearest } from '../text/nearest';
import { printable } from '../text/printable';

/** The default verbs of a matrix. */
const DEFAULT_VERBS = ['list', 'create', 'update', 'delete'];

/**
 * Shows the permissions of workloads and accounts.
 *
 * @returns the exit code
 */
export async function showAccess(paths: readonly string[], flags: AccessFlags, io: Io): Promise<number> {
  const answer = flags.compare !== undefined ? compare(flags) : flags.matrix ? matrix(flags) : overview(flags);
  const read = await readModel(paths, flags, io, 'least-privilege access');
  await answer(read, io);
  // The output includes the notes.
  await writeInputErrors({ ...read, notes: [] }, io);
  return read.errors.length === 0 ? 0 : 2;
}

/** Writes an answer from the model. Options are checked before anything is read. */
type Answer = (read: ReadModel, io: Io) => Promise<void>;

function overview(flags: AccessFlags): Answer {
  if (flags.verbs !== undefined) { throw new InputError('--verbs chooses the columns of a matrix; add --matrix'); }
  const outputs = parseOutputs(flags.output ?? ['text'], OVERVIEW_FORMATS);
  return async (read, io) => {
    const { model } = read;
    const inventory = inventoryOf(model, { includeDefaults: flags.includeDefaults });
    const wanted = (flags.serviceAccount ?? []).map(value => accountNamed('--service-account', value, model));
    const filter = {
      ...flags.workload === undefined ? {} : { workload: workloadFilter(flags.workload, inventory) },
      ...wanted.length === 0 ? {} : { account: (account: AccountName) => wanted.some(each => isSame(each, account)) },
      ...flags.namespaceOnly === undefined ? {} : { namespaces: namespaceFilter(flags.namespaceOnly, model) },
    };
    await writeOutputs({ ...accessOverview(inventory, filter), ...inputOf(read) }, outputs, flags.color, io);
  };
}

function matrix(flags: AccessFlags): Answer {
  if (flags.workload !== undefined) { throw new InputError('--workload cannot be used with --matrix, which shows accounts; write --service-account NAMESPACE/NAME'); }
  const outputs = parseOutputs(flags.output ?? ['text'], MATRIX_FORMATS);
  const verbs = parseVerbs(flags.verbs);
  return async (read, io) => {
    const { model } = read;
    const inventory = inventoryOf(model, { includeDefaults: flags.includeDefaults });
    const wanted = flags.serviceAccount?.map(value => accountNamed('--service-account', value, model));
    const namespaces = flags.namespaceOnly && namespaceFilter(flags.namespaceOnly, model);
    const numbers = [...inventory.accounts.keys()].filter(number => {
      const account = inventory.accounts[number];
      return (wanted === undefined ? !account.onlyContext : wanted.some(each => isSame(each, account)))
        && (namespaces === undefined || (account.namespace !== undefined && namespaces.includes(account.namespace)));
    });
    await writeOutputs({ ...accessMatrix(inventory, numbers, verbs), ...inputOf(read) }, outputs, flags.color, io);
  };
}

function compare(flags: AccessFlags): Answer {
  const { serviceAccount: [first, ...others] = [], compare: second } = flags;
  if (first === undefined || others.length > 0) { throw new InputError('--compare compares one account with another; name the first with one --service-account NAMESPACE/NAME'); }
  const foreign = (['matrix', 'workload', 'namespaceOnly', 'verbs'] as const).find(name => flags[name] !== undefined);
  if (foreign !== undefined) { throw new InputError(`${foreign === 'namespaceOnly' ? '--namespace-only' : `--${foreign}`} cannot be used with --compare; leave one out`); }
  const outputs = parseOutputs(flags.output ?? ['text'], COMPARISON_FORMATS);
  return async (read, io) => {
    const { model } = read;
    // Default permissions of every account are not a difference, even if a binding grants them to one account again.
    const inventory = inventoryOf(model, { includeDefaults: true });
    const numbers = [accountNamed('--service-account', first, model), accountNamed('--compare', second!, model)]
      .map(account => inventory.accounts.findIndex(each => isSame(each, account)));
    await writeOutputs({ ...compareAccess(inventory, numbers[0], numbers[1]), ...inputOf(read) }, outputs, flags.color, io);
  };
}

function inputOf({ model, notes, errors }: ReadModel) {
  return { complete: model.complete, notes, errors: errors.map(({ file, line, column, message }) => ({ file, line, column, message })) };
}

/** @throws InputError if a verb is invalid */
function parseVerbs(value: string | undefined): readonly string[] {
  if (value === undefined) { return DEFAULT_VERBS; }
  const verbs = value.split(',').map(verb => verb.trim());
  if (verbs.length === 1 && verbs[0] === 'all') { return STANDARD_VERBS; }
  for (const verb of verbs) {
    if (/^[a-z][a-z:*-]*$/.test(verb)) { continue; }
    throw new InputError(`--verbs takes verbs separated by commas, as in get,list, or all; got ${quote(value)}`);
  }
  return [...new Set(verbs)];
}

/** Filters workloads by name; kinds may be written as kubectl accepts them. */
function workloadFilter(values: readonly string[], { workloads, customResources }: Inventory) {
  const all = [...workloads, ...customResources];
  const wanted = values.map(value => {
    const [, kind, name] = /^([^/]+)\/([^/]+)$/s.exec(value) ?? [];
    if (name === undefined) { throw new InputError(`--workload names a workload as KIND/NAME, as in Deployment/web; got ${quote(value)}`); }
    const matches = (workload: { readonly kind: string; readonly name: string }): boolean =>
      workload.name === name && [workload.kind.toLowerCase(), `${workload.kind.toLowerCase()}s`].includes(kind.toLowerCase());
    if (!all.some(matches)) {
      const meant = nearest(value, all.map(workload => `${workload.kind}/${workload.name}`));
      throw new InputError(`there is no workload ${quote(value)} in the input${meant === undefined ? '' : `; did you mean ${printable(meant)}?`}`);
    }
    return matches;
  });
  return (workload: { readonly kind: string; readonly name: string }): boolean => wanted.some(matches => matches(workload));
}

/** @throws InputError if the input has nothing in a namespace */
function namespaceFilter(values: readonly string[], model: AppModel): readonly string[] {
  const known = [...model.namespaces.map(({ name }) => name), ...model.serviceAccounts.map(({ namespace }) => namespace)]
    .filter(name => name !== undefined);
  for (const value of values) {
    if (known.includes(value)) { continue; }
    const meant = nearest(value, known);
    throw new InputError(`the input has nothing in the namespace ${quote(value)}${meant === undefined ? '' : `; did you mean ${printable(meant)}?`}`);
  }
  return values;
}

function isSame(a: AccountName, b: AccountName): boolean {
  return a.namespace === b.namespace && a.name === b.name;
}
