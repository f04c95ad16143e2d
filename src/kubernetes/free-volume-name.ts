const LONGEST_VOLUME_NAME = 63;

/** The wanted name, with a number appended if another volume of the pod has it. */
export function freeVolumeName(wanted: string, taken: readonly unknown[]): string {
  const cut = (length: number): string => wanted.slice(0, length).replace(/-+$/, '');
  const candidates = [cut(LONGEST_VOLUME_NAME), ...taken.map((_, index) => `${cut(LONGEST_VOLUME_NAME - 5)}-${index + 2}`)];
  return candidates.find(candidate => !taken.includes(candidate))!;
}
