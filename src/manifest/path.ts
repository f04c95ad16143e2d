/** The path from the top of a manifest to a field. */
export type Path = readonly (string | number)[];

/** A path as text: `spec.containers[0].image`, `metadata.annotations['example.com/team']`. */
export function formatPath(path: Path): string {
  return path.map((step, index) => {
    if (typeof step === 'number') { return `[${step}]`; }
    if (/^[A-Za-z_$][\w$-]*$/.test(step)) { return index === 0 ? step : `.${step}`; }
    return `['${step.replace(/[\\']/g, '\\$&')}']`;
  }).join('');
}
