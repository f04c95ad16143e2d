/** The names available to the expressions of a workflow. An unknown name fails instead of being empty. */
export interface Context {
  /** By full name: `github.sha`, `secrets.GO_GITHUB_TOKEN`. */
  readonly known: Readonly<Record<string, string>>;
  /** The outputs of earlier steps, and of the jobs that this one needs. */
  readonly steps: Record<string, Record<string, string>>;
  readonly needs: Record<string, Record<string, string>>;
}

function valueOf(name: string, context: Context): string {
  const [, literal] = /^'([^']*)'$/.exec(name) ?? [];
  if (literal !== undefined) return literal;
  const [, from, id, output] = /^(steps|needs)\.([\w-]+)\.outputs\.([\w-]+)$/.exec(name) ?? [];
  const value = from ? context[from as 'steps' | 'needs'][id] : context.known;
  if (value === undefined || (!from && !(name in value))) throw new Error(`this test does not know '${name}'; add it to the context in main.ts`);
  return from ? value[output] ?? '' : value[name];
}

/** The value of an expression; an empty text is false, as on GitHub. */
function evaluate(expression: string, context: Context): string {
  const terms = expression.split('&&');
  if (terms.length > 1) return terms.every(term => evaluate(term, context) !== '') ? 'true' : '';
  const [, not, left, operator, right] = /^\s*(!?)([\w.'-]+)(?:\s*(==|!=)\s*([\w.'-]+))?\s*$/.exec(expression) ?? [];
  if (left === undefined) throw new Error(`this test cannot evaluate '${expression}'; add it to expressions.ts`);
  const value = valueOf(left, context);
  if (operator) return (value === valueOf(right, context)) === (operator === '==') ? 'true' : '';
  if (not) return value === '' ? 'true' : '';
  return value;
}

/** A text with its `${{ }}` replaced. */
export function interpolate(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => evaluate(expression, context));
}

/** Whether the condition of an `if` is true, written with or without `${{ }}`. */
export function holds(condition: string, context: Context): boolean {
  return evaluate(/^\s*\$\{\{(.*)\}\}\s*$/.exec(condition)?.[1] ?? condition, context) !== '';
}
