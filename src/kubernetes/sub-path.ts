/**
 * Whether a mount shows a file of its volume: without a subPath it shows all; a subPath
 * may be a directory. As for the kubelet, `./token` and `token/` mean `token`.
 *
 * @param file relative to the volume
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
 */
export function showsFile(subPath: string, file: string): boolean {
  const steps = stepsOf(file);
  return stepsOf(subPath).every((step, index) => step === steps[index]);
}

/** Whether a subPath is the volume itself, as an empty one and a dot are. */
export function isWholeVolume(subPath: string): boolean {
  return stepsOf(subPath).length === 0;
}

function stepsOf(path: string): string[] {
  return path.split('/').filter(step => step !== '' && step !== '.');
}
