import { filePath } from './file-path';
import { utcTime } from './report-time';
import { Provenance, UsedFile } from '../audit/provenance';

/** Provenance for JSON and SARIF. Fields without a value are left out. */
export function provenanceData(provenance: Provenance) {
  const { failOn, unknown, asKnown, policy, configuration, baseline, context, customRules, rules, overrides } = provenance;
  const { acceptances, exceptions, exclude, foreign, namespace, complete, apiAudiences, rendered, skipped, excluded, labels } = provenance;
  return {
    time: utcTime(),
    failOn,
    unknown,
    asKnown,
    policy: policy.map(used),
    configuration: configuration.map(used),
    baseline: baseline && used(baseline),
    context: context.map(used),
    customRules: customRules?.map(used),
    rules: rules.map(({ rule, from, to, by }) => ({ rule, from, to, by })),
    overrides,
    acceptances,
    exceptions,
    exclude,
    foreign,
    namespace,
    complete,
    apiAudiences,
    rendered: rendered?.map(({ directory, ...rest }) => ({ directory: filePath(directory) ?? directory, ...rest })),
    skipped: skipped.map(file => filePath(file) ?? file),
    excluded: excluded.map(file => filePath(file) ?? file),
    labels,
  };
}

function used({ file, sha256 }: UsedFile) {
  return { file: filePath(file) ?? file, sha256 };
}
