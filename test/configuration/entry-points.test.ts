import { readFileSync } from 'fs';
import { App, Chart } from 'cdk8s';
import { Aspects, FailOn, LeastPrivilegeChecks, LeastPrivilegeChecksProps, LeastPrivilegeValidation, UnknownFindings } from '../../src';
import { Provenance } from '../../src/audit/provenance';
import { CHECK_OPTIONS } from '../../src/checks/check-options';
import { Configuration } from '../../src/configuration/configuration';
import { configurationSchema } from '../../src/configuration/schema';
import { toHaveLeastPrivilege } from '../../src/testing';
import { OptionNames } from '../../src/text/options';
import { CLEAN, runTool, useDirectory } from '../_run-tool';

/** A setting: a value, the equivalent flags, and its part of a report. */
interface Setting {
  readonly value: unknown;
  readonly flags: readonly string[];
  readonly reported: object;
}

/** The keys that only a file has. */
const FILE_KEYS = { extends: true, overrides: true, exceptions: true, exclude: true } as const;

const KEYS: OptionNames<Omit<Configuration, keyof typeof FILE_KEYS>> = {
  pack: true,
  failOn: true,
  rules: true,
  unknown: true,
  namespace: true,
  complete: true,
  context: true,
  foreign: true,
  apiAudiences: true,
  kubernetesVersion: true,
  acceptances: true,
  baseline: true,
};

/** Each key of the configuration file, which is the same in code, in the plugin and in the matcher. */
const SETTINGS: { readonly [key in keyof typeof KEYS]: Setting } = {
  pack: { value: 'restricted', flags: ['--pack', 'restricted'], reported: { pack: 'restricted' } },
  failOn: { value: FailOn.NEVER, flags: ['--fail-on', 'never'], reported: { failOn: 'never' } },
  rules: { value: { 'read-secrets': 'low' }, flags: ['--rule', 'read-secrets=low'], reported: { rules: [{ rule: 'read-secrets', from: 'high', to: 'low', by: expect.any(String) }] } },
  unknown: { value: UnknownFindings.AS_KNOWN, flags: ['--unknown', 'as-known'], reported: { unknown: 'as-known' } },
  namespace: { value: 'production', flags: ['--namespace', 'production'], reported: { namespace: 'production' } },
  complete: { value: true, flags: ['--complete'], reported: { complete: true } },
  context: { value: ['cluster'], flags: ['--context', 'cluster'], reported: { context: [{ file: expect.stringMatching(/^(\.\/)?cluster$/), sha256: expect.any(String) }] } },
  foreign: { value: ['vendor'], flags: ['--foreign', 'vendor'], reported: { foreign: ['vendor'] } },
  apiAudiences: { value: ['a', 'b'], flags: ['--api-audience', 'a', '--api-audience', 'b'], reported: { apiAudiences: ['a', 'b'] } },
  kubernetesVersion: { value: '1.35', flags: ['--kubernetes-version', '1.35'], reported: { kubernetesVersion: '1.35' } },
  acceptances: {
    value: { inline: false, forbid: ['read-secrets'], maximumDays: 90 },
    flags: ['--acceptances', 'inline=false', '--acceptances', 'forbid=read-secrets', '--acceptances', 'maximumDays=90'],
    reported: { acceptances: { inline: false, forbid: ['read-secrets'], maximumDays: 90 } },
  },
  baseline: { value: 'baseline.json', flags: ['--baseline', 'baseline.json'], reported: { baseline: { file: 'baseline.json', sha256: expect.any(String) } } },
};

const directory = useDirectory();

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
  directory.write('app.yaml', CLEAN);
  directory.write('cluster/config.yaml', CLEAN);
  directory.write('baseline.json', '{"version": 1, "entries": []}');
});
afterEach(() => jest.restoreAllMocks());

type Report = { readonly pack: string; readonly kubernetesVersion?: string } & Provenance;

/** The settings in a JSON report. */
function decided(report: string): Report {
  const { pack, kubernetesVersion, provenance } = JSON.parse(report);
  return { ...provenance, pack, kubernetesVersion };
}

async function byFlags(...flags: string[]): Promise<Report> {
  const { stdout, stderr } = await runTool(['audit', 'app.yaml', '--output', 'json', ...flags]);
  if (stdout === '') { throw new Error(stderr); }
  return decided(stdout);
}

/** Runs an audit with a setting at each entry point, and returns the settings in its report. */
const ENTRY_POINTS: { readonly [name: string]: (key: string, setting: Setting) => Promise<Report> } = {
  'the configuration file': (key, { value }) => {
    directory.write('least-privilege.yaml', JSON.stringify({ [key]: value }));
    return byFlags();
  },
  'a flag': (_, { flags }) => byFlags(...flags),
  'code': async (key, { value }) => {
    const app = new App({ outdir: 'dist' });
    Aspects.of(new Chart(app, 'chart')).add(new LeastPrivilegeChecks({ [key]: value, reportFile: 'report.json' }));
    app.synth();
    return decided(readFileSync('report.json', 'utf8'));
  },
  'the plugin': async (key, { value }) => {
    const report = { addViolation: () => {}, submit: () => {} };
    await new LeastPrivilegeValidation({ [key]: value, reportFile: 'report.json' }).validate({ manifests: ['app.yaml'], report });
    return decided(readFileSync('report.json', 'utf8'));
  },
};

test('the configuration file, the properties in code and the options of the matcher have the same keys', () => {
  expect(Object.keys(configurationSchema().properties).sort()).toEqual(Object.keys({ ...KEYS, ...FILE_KEYS }).sort());
  const ofProgram: OptionNames<Omit<LeastPrivilegeChecksProps, keyof Configuration>> = {
    customPack: true, customRules: true, configurationFile: true, policy: true, reportFile: true,
  };
  const { reportFile: _, ...ofMatcher } = ofProgram;
  expect(Object.keys(CHECK_OPTIONS).sort()).toEqual(Object.keys({ ...KEYS, ...ofMatcher }).sort());
});

describe.each(Object.entries(SETTINGS))('%s', (key, setting) => {
  test.each(Object.keys(ENTRY_POINTS))('has the same effect in %s', async name => {
    expect(await ENTRY_POINTS[name](key, setting)).toMatchObject(setting.reported);
  });

  test('is an option of the matcher', () => {
    expect(toHaveLeastPrivilege(CLEAN, { [key]: setting.value }).pass).toBe(true);
    expect(() => toHaveLeastPrivilege(CLEAN, { [`${key}s`]: setting.value })).toThrow(`toHaveLeastPrivilege has no option "${key}s"; did you mean ${key}?`);
  });

  test('misspelled, it is an error', async () => {
    const misspelt = `${key}s`;
    const hint = `"${misspelt}"; did you mean ${key}?`;
    expect(() => new LeastPrivilegeChecks({ [misspelt]: setting.value })).toThrow(hint);
    expect(() => new LeastPrivilegeValidation({ [misspelt]: setting.value })).toThrow(hint);
    await expect(ENTRY_POINTS['the configuration file'](misspelt, setting)).rejects.toThrow(hint);
    const [flag, ...value] = setting.flags;
    await expect(byFlags(`${flag}x`, ...value)).rejects.toThrow(`unknown option '${flag}x'\n(Did you mean ${flag}?)`);
  });

  test('is in the table of entry points', () => {
    const page = readFileSync(`${__dirname}/../../docs/configuration.md`, 'utf8');
    expect(page).toMatch(new RegExp(`^\\| \`${key}\` \\| \`${setting.flags[0]}\\b`, 'm'));
  });
});

test.each(Object.keys(FILE_KEYS))('only the file has the key %s', key => {
  expect(() => new LeastPrivilegeValidation({ [key]: [] } as object)).toThrow(`there is no key "${key}"`);
  expect(() => toHaveLeastPrivilege(CLEAN, { [key]: [] } as object)).toThrow(`toHaveLeastPrivilege has no option "${key}"`);
  const page = readFileSync(`${__dirname}/../../docs/configuration.md`, 'utf8');
  expect(page).toMatch(new RegExp(`^\\| [^|]*\`${key}\`[^|]*\\| the file`, 'm'));
});
