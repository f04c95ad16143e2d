import { ask } from './_ask';
import { hasControllers, kubernetesVersion } from './_cluster';
import { manifestObject } from './_manifest-object';
import { withObjects } from './_with-objects';
import { Random } from './random';
import { Question, randomWorld, World } from './world';
import { canI } from '../../src/access/can-i';
import { AccessRequest } from '../../src/model/access-request';
import { AppModel } from '../../src/model/app-model';

const WORLDS = Number(process.env.TESTBED_WORLDS ?? 200);
const SEED = Number(process.env.TESTBED_SEED ?? 1);

test(`the permissions of accounts in ${WORLDS} random worlds match the server`, async () => {
  let asked = 0;
  for (let index = 0; index < WORLDS; index++) {
    const world = randomWorld(new Random(SEED * 100_000 + index), `w${SEED}-${index}`, hasControllers);
    const wrong = await disagreements(world);
    asked += world.questions.length;
    if (wrong.length > 0) {
      const smaller = await shrink({ ...world, questions: [wrong[0].question] });
      throw new Error(`seed ${SEED}, world ${index}: the server says ${wrong[0].server}, the model ${wrong[0].model}\n${
        JSON.stringify(wrong[0].question)}\n${JSON.stringify(smaller.objects, undefined, 1)}`);
    }
  }
  expect(asked).toBe(WORLDS * 120);
});

interface Disagreement {
  readonly question: Question;
  readonly server: string;
  readonly model: string;
}

async function disagreements({ objects, questions }: World): Promise<Disagreement[]> {
  return withObjects(objects, async () => {
    const model = new AppModel(objects.map(manifestObject), { complete: true, kubernetesVersion });
    const answers = questions.map(question => {
      const { account, ...request } = question;
      const { answer, chains } = canI(model, { requester: account, name: account.name }, request as AccessRequest);
      // Rules and users get the same answer.
      expect(answer).toBe(model.can(account, request as AccessRequest));
      expect(chains.length > 0).toBe(answer === 'yes');
      return answer;
    });
    // Aggregated roles take a moment to get their rules.
    let wrong: Disagreement[] = [];
    for (const end = Date.now() + 5_000; ;) {
      const servers = await Promise.all(questions.map(ask));
      wrong = questions.map((question, index) => ({ question, server: servers[index], model: answers[index] }))
        .filter(({ server, model: ours }) => server !== ours);
      if (wrong.length === 0 || Date.now() > end) { return wrong; }
    }
  });
}

/** The smallest set of objects with which the two still disagree. */
async function shrink(world: World): Promise<World> {
  for (const object of world.objects) {
    if (object.kind === 'Namespace') { continue; }
    const smaller = { ...world, objects: world.objects.filter(other => other !== object) };
    if ((await disagreements(smaller)).length > 0) { return shrink(smaller); }
  }
  return world;
}
