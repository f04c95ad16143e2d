const SUFFIXES = new Map([
  ['n', 1e-9], ['u', 1e-6], ['m', 1e-3], ['', 1], ['k', 1e3], ['M', 1e6], ['G', 1e9], ['T', 1e12], ['P', 1e15], ['E', 1e18],
  ['Ki', 2 ** 10], ['Mi', 2 ** 20], ['Gi', 2 ** 30], ['Ti', 2 ** 40], ['Pi', 2 ** 50], ['Ei', 2 ** 60],
]);

/**
 * The numeric value of a quantity, or `undefined` if it is not one.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(quantity: unknown): number | undefined {
  if (typeof quantity === 'number') { return quantity; }
  const match = typeof quantity === 'string' ? /^([+-]?(?:\d+\.?\d*|\.\d+))(?:[eE]([+-]?\d+)|([A-Za-z]*))$/.exec(quantity) : null;
  if (!match) { return undefined; }
  const [, digits, exponent, suffix = ''] = match;
  const factor = exponent === undefined ? SUFFIXES.get(suffix) : 10 ** Number(exponent);
  return factor === undefined ? undefined : Number(digits) * factor;
}
