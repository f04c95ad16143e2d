/**
 * Whether a mount shows a file of its volume: all are there unless it is of a
 * part of the volume, which may be a folder. As the paths of kubelet, `./token`
 * and `token/` are `token`.
 *
 * @param file relative to the volume
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
 */
export function showsFile(subPath: string, file: string): boolean {
  const steps = stepsOf(file);
  return stepsOf(subPath).every((step, index) => step === steps[index]);
}

/** Whether it is the volume itself, as it is with an empty one and with a dot. */
export function isWholeVolume(subPath: string): boolean {
  return stepsOf(subPath).length === 0;
}

function stepsOf(path: string): string[] {
  return path.split('/').filter(step => step !== '' && step !== '.');
}
