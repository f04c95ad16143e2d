import { create, remove } from './_cluster';

/** Runs a function while objects are in the cluster. Namespaces stay, because deleting them takes long. */
export async function withObjects<T>(objects: readonly any[], run: () => Promise<T>): Promise<T> {
  for (const object of objects) { await createAgain(object); }
  try {
    return await run();
  } finally {
    for (const object of [...objects].reverse()) {
      if (object.kind !== 'Namespace') { await remove(object); }
    }
  }
}

async function createAgain(object: any): Promise<void> {
  try {
    await create(object);
  } catch (error) {
    if (object.kind !== 'Namespace') { throw error; }
  }
}
