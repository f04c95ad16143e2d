import { Benchmark } from './control';
import { controlJson } from './control-json';
import { controlMarkdown } from './control-markdown';
import { controlText } from './control-text';
import { ReportFormat } from '../format';

/** Report formats that group an audit by the controls of a benchmark. */
export function controlFormats(benchmark: Benchmark): ReadonlyMap<string, ReportFormat> {
  return new Map([controlText(benchmark), controlMarkdown(benchmark), controlJson(benchmark)].map(format => [format.name, format]));
}
