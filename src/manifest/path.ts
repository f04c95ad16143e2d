/** The way from the top of a manifest to one of its fields. */
export type Path = readonly (string | number)[];

/** How a path reads: `spec.containers[0].image`, `metadata.annotations['example.com/team']`. */
export function formatPath(path: Path): string {
  return path.map((step, index) => {
    if (typeof step === 'number') { return `[${step}]`; }
    if (/^[A-Za-z_$][\w$-]*$/.test(step)) { return index === 0 ? step : `.${step}`; }
    return `['${step.replace(/[\\']/g, '\\$&')}']`;
  }).join('');
}
