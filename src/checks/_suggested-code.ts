/** The code that a message suggests, in the language of the program. */
export interface SuggestedCode {
  /** How a finding is accepted. */
  readonly accept: string;
  /** The property that writes a full report. */
  readonly reportFile: string;
}

const CODE_BY_LANGUAGE: { readonly [language in 'typescript' | 'python' | 'java' | 'go']: SuggestedCode } = {
  typescript: {
    accept: "Findings.of(construct).accept({ rule, finding: '<key in brackets>', reason })",
    reportFile: "reportFile: 'report.json'",
  },
  python: {
    accept: 'Findings.of(construct).accept(rule=..., finding="<key in brackets>", reason=...)',
    reportFile: 'report_file="report.json"',
  },
  java: {
    accept: 'Findings.of(construct).accept(AcceptFindingOptions.builder().rule(...).finding("<key in brackets>").reason(...).build())',
    reportFile: '.reportFile("report.json")',
  },
  go: {
    accept: 'Findings_Of(construct).Accept(&AcceptFindingOptions{Rule: ..., Finding: jsii.String("<key in brackets>"), Reason: ...})',
    reportFile: 'ReportFile: jsii.String("report.json")',
  },
};

/** @param agent The jsii agent, such as `Python/3.11.7`; unset in Node.js. */
export function suggestedCode(agent = process.env.JSII_AGENT ?? ''): SuggestedCode {
  switch (/^[a-z]+/.exec(agent.toLowerCase())?.[0]) {
    case 'python': return CODE_BY_LANGUAGE.python;
    case 'java': return CODE_BY_LANGUAGE.java;
    // As in go1.24.
    case 'go': return CODE_BY_LANGUAGE.go;
    default: return CODE_BY_LANGUAGE.typescript;
  }
}
