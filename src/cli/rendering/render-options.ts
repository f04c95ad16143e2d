import { statSync } from 'fs';
import { InputError } from '../../audit/input-error';
import { quote } from '../../audit/quote';

/** The command-line options for rendering. */
export interface RenderFlags {
  readonly render?: boolean;
  readonly renderValues?: readonly string[];
  readonly renderTimeout?: string;
}

/** Options of rendering directories. */
export interface RenderOptions {
  /** Values files for charts. */
  readonly values: readonly string[];
  readonly timeoutSeconds: number;
}

const DEFAULT_TIMEOUT_SECONDS = 60;
const MAX_TIMEOUT_SECONDS = 3600;

/**
 * The rendering options; `undefined` if nothing is to be rendered.
 *
 * @throws InputError if a value is invalid, or has no effect without --render
 */
export function renderOptions({ render = false, renderValues: values = [], renderTimeout }: RenderFlags): RenderOptions | undefined {
  if (!render) {
    if (values.length > 0 || renderTimeout !== undefined) {
      throw new InputError(`${values.length > 0 ? '--render-values' : '--render-timeout'} has no effect without --render; add it`);
    }
    return undefined;
  }
  // Helm treats a missing file as a URL.
  const missing = values.find(file => !statSync(file, { throwIfNoEntry: false })?.isFile());
  if (missing !== undefined) { throw new InputError(`--render-values takes a file, got ${quote(missing)}, which is not one`); }
  const timeoutSeconds = renderTimeout === undefined ? DEFAULT_TIMEOUT_SECONDS : Number(renderTimeout);
  if (!/^\d+$/.test(renderTimeout ?? '1') || timeoutSeconds < 1 || timeoutSeconds > MAX_TIMEOUT_SECONDS) {
    throw new InputError(`--render-timeout takes whole seconds from 1 to ${MAX_TIMEOUT_SECONDS}, got ${quote(renderTimeout)}`);
  }
  return { values, timeoutSeconds };
}
