import { AskedUser, askAbout } from './_ask';
import { client, hasControllers, kubernetesVersion } from './_cluster';
import { manifestObject } from './_manifest-object';
import { withObjects } from './_with-objects';
import { Random } from './random';
import { Question, randomWorld, World } from './world';
import { askedBy, AskedBy } from '../../src/access/asked-by';
import { canI } from '../../src/access/can-i';
import { ListedPermission, permissionList } from '../../src/access/permission-list';
import { whoCan, WhoCanAnswer } from '../../src/access/who-can';
import { PolicyRule } from '../../src/kubernetes/rbac/policy-rule';
import { isAllowedBy } from '../../src/kubernetes/rbac/rule-matching';
import { singleRules } from '../../src/kubernetes/rbac/single-rule';
import { AccessRequest } from '../../src/model/access-request';
import { AppModel } from '../../src/model/app-model';

/** Each world takes several times as many requests as in the test of accounts. */
const WORLDS = Math.ceil(Number(process.env.TESTBED_WORLDS ?? 200) / 4);
const SEED = Number(process.env.TESTBED_SEED ?? 1);

/** The number of questions of a world that are asked for all its users. */
const QUESTIONS = 8;

const GROUPS = ['system:authenticated', 'system:serviceaccounts', 'system:unauthenticated', 'system:masters', 'developers'];

test(`who can do what in ${WORLDS} random worlds matches the server, for accounts, users and groups`, async () => {
  let asked = 0;
  for (let index = 0; index < WORLDS; index++) {
    const world = randomWorld(new Random(SEED * 100_000 + 50_000 + index), `q${SEED}-${index}`, hasControllers);
    asked += await withObjects(world.objects, () => checkWorld(world, `seed ${SEED}, world ${index}`));
  }
  expect(asked).toBeGreaterThan(WORLDS * QUESTIONS * 15);
});

async function checkWorld(world: World, place: string): Promise<number> {
  const model = new AppModel(world.objects.map(manifestObject), { complete: true, kubernetesVersion });
  const questions = world.questions.slice(0, QUESTIONS).map(({ account: _, ...request }) => request);
  const users = usersOf(world);
  const wrong = async () => [
    ...(await Promise.all(questions.map(question => wrongAbout(question, users, model)))).flat(),
    ...(await Promise.all(world.namespaces.map(namespace => wrongLists(namespace, world, model)))).flat(),
  ];
  // Aggregated roles take a moment to get their rules.
  for (const end = Date.now() + 5_000; ;) {
    const found = await wrong();
    if (found.length === 0) { return questions.length * users.length; }
    if (Date.now() > end) { throw new Error(`${place}: ${JSON.stringify(found[0])}\n${JSON.stringify(world.objects, undefined, 1)}`); }
  }
}

/** A user, as named in the library and on the server. */
interface TestUser extends AskedUser {
  readonly as: string;
  readonly asGroups: readonly string[];
}

function usersOf({ namespaces }: World): readonly TestUser[] {
  const accounts = namespaces.flatMap(namespace => ['default', 'reader', 'writer'].map((name): TestUser => ({
    as: `${namespace}/${name}`,
    asGroups: [],
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
  })));
  const users = ['default', 'reader', 'writer', 'alice'].map((user): TestUser => ({ as: user, asGroups: [], user, groups: ['system:authenticated'] }));
  const groups = [...GROUPS, ...namespaces.map(namespace => `system:serviceaccounts:${namespace}`)].map((group): TestUser => ({
    as: 'member', asGroups: [group], user: 'member', groups: group === 'system:unauthenticated' ? [group] : [...new Set([group, 'system:authenticated'])],
  }));
  const anonymous: TestUser = { as: 'system:anonymous', asGroups: [], user: 'system:anonymous', groups: ['system:unauthenticated'] };
  const impersonated: TestUser = {
    as: `${namespaces[0]}/reader`, asGroups: ['developers'], user: `system:serviceaccount:${namespaces[0]}:reader`, groups: ['developers', 'system:authenticated'],
  };
  return [...accounts, ...users, ...groups, anonymous, impersonated];
}

async function wrongAbout(question: Omit<Question, 'account'>, users: readonly TestUser[], model: AppModel): Promise<unknown[]> {
  const who = whoCan(model, question as AccessRequest);
  return (await Promise.all(users.map(async someone => {
    const server = await askAbout(someone, question);
    const one = canI(model, meant(someone, model), question as AccessRequest).answer;
    const among = isAmong(someone, who) ? 'yes' : 'no';
    return server === one && server === among ? [] : [{ question, someone, server, canI: one, whoCan: among }];
  }))).flat();
}

function meant({ as, asGroups, user, groups }: TestUser, model: AppModel): AskedBy {
  const found = askedBy(as, asGroups, model);
  if ('problem' in found) { throw new Error(found.problem); }
  // Impersonation fills in these groups.
  if ('user' in found.requester) { expect(found.requester).toEqual({ user, groups }); }
  return found;
}

/** Whether a list includes a user, by name or by a group. */
function isAmong({ user, groups }: TestUser, { subjects, accounts }: WhoCanAnswer): boolean {
  const [, namespace, name] = /^system:serviceaccount:(.*):(.*)$/.exec(user) ?? [];
  const named = subjects.filter(({ certainty }) => certainty === 'yes').some(subject => subject.kind === 'Group' ? groups.includes(subject.name)
    : subject.kind === 'User' ? subject.name === user : subject.namespace === namespace && subject.name === name);
  const account = accounts.find(each => each.namespace === namespace && each.name === name);
  // An account is listed for its actual groups.
  if (account && groups.includes('system:serviceaccounts')) { expect(account.certainty === 'yes').toBe(named); }
  return named;
}

async function wrongLists(namespace: string, { namespaces }: World, model: AppModel): Promise<unknown[]> {
  const found = await Promise.all(['reader', 'writer'].map(async name => {
    const server = await rulesOnServer({ namespace: namespaces[0], name }, namespace);
    const by = askedBy(`${namespaces[0]}/${name}`, [], model) as AskedBy;
    const ours = permissionList(model, by, namespace).permissions.map(ruleOf);
    const more = ours.filter(rule => !isAllowedBy(rule, server));
    const missing = server.filter(rule => !isAllowedBy(rule, ours));
    return more.length + missing.length === 0 ? [] : [{ list: `${namespaces[0]}/${name}`, namespace, more, missing }];
  }));
  return found.flat();
}

async function rulesOnServer(account: { readonly namespace: string; readonly name: string }, namespace: string): Promise<PolicyRule[]> {
  const { status, body } = await client.request('POST', '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', {
    impersonate: `system:serviceaccount:${account.namespace}:${account.name}`,
    body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } },
  });
  expect(status).toBe(201);
  const { resourceRules, nonResourceRules } = body.status;
  return [...resourceRules, ...nonResourceRules].flatMap((rule: PolicyRule) => singleRules(rule)).map(
    ({ url: nonResourceUrl, names: resourceNames, ...rule }) => ruleOf({ ...rule, nonResourceUrl, resourceNames }),
  );
}

function ruleOf({ apiGroup, resource, nonResourceUrl, resourceNames, verbs }: ListedPermission): PolicyRule {
  if (nonResourceUrl !== undefined) { return { nonResourceURLs: [nonResourceUrl], verbs }; }
  return { apiGroups: [apiGroup!], resources: [resource!], resourceNames, verbs };
}
