import { suggestedCode } from '../../src/checks/_suggested-code';

test.each([
  [undefined, 'accept({ rule, finding:', "reportFile: 'report.json'"],
  ['', 'accept({ rule, finding:', "reportFile: 'report.json'"],
  ['DotNet/4.8/8.0', 'accept({ rule, finding:', "reportFile: 'report.json'"],
  ['Python/3.11.7', 'accept(rule=..., finding="', 'report_file="report.json"'],
  ['Java/17.0.9', 'accept(AcceptFindingOptions.builder().rule(', '.reportFile("report.json")'],
  ['go1.24.1/linux/amd64', 'Findings_Of(construct).Accept(&AcceptFindingOptions{', 'ReportFile: jsii.String("report.json")'],
])('%j', (agent, accept, reportFile) => {
  expect(suggestedCode(agent).accept).toContain(accept);
  expect(suggestedCode(agent).reportFile).toBe(reportFile);
});
