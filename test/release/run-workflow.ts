import { holds } from './expressions';
import { Report } from './report';
import { Run, runJob, StepFailure } from './run-job';
import { Job, needsOf, Workflow } from './workflow';

/** The jobs sorted by their needs. */
function inOrder(jobs: Workflow['jobs']): string[] {
  const order: string[] = [];
  const add = (id: string): void => {
    if (order.includes(id)) return;
    needsOf(jobs[id]).forEach(add);
    order.push(id);
  };
  Object.keys(jobs).forEach(add);
  return order;
}

/** The names of the scripts that a passed job has not run. */
function leftOut(job: Job, ran: readonly string[]): string[] {
  return job.steps.filter(({ run }) => run !== undefined).map(({ name }) => name!).filter(name => !ran.includes(name));
}

/**
 * Runs all jobs of a workflow and reports each. Returns the scripts skipped by their
 * conditions, or undefined if a job failed.
 */
export function runWorkflow(workflow: Workflow, run: Run, unavailable: ReadonlyMap<string, string>, report: Report): string[] | undefined {
  const failed = new Set<string>();
  const notRun: string[] = [];
  for (const id of inOrder(workflow.jobs)) {
    const job = workflow.jobs[id];
    const started = Date.now();
    const missing = unavailable.get(id);
    if (missing) {
      report.skip(id, missing);
      continue;
    }
    try {
      const broken = needsOf(job).filter(needed => failed.has(needed));
      if (broken.length > 0) throw new Error(`it needs ${broken.join(' and ')}`);
      if (job.if && !holds(job.if, { known: run.known, steps: {}, needs: run.outputs })) throw new Error(`it does not run, because of its condition '${job.if}'`);
      const { ran, outputs } = runJob(id, job, run);
      run.outputs[id] = outputs;
      notRun.push(...leftOut(job, ran));
      report.pass(`${id} (${Math.round((Date.now() - started) / 1000)} s)`);
    } catch (error) {
      if (error instanceof StepFailure) console.log(error.output);
      failed.add(id);
      report.fail(id, (error as Error).message);
    }
  }
  return failed.size === 0 ? notRun : undefined;
}
