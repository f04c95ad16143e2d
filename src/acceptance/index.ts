export * from './acceptance';
export * from './acceptance-like';
export { comparableKey } from './comparable-key';
export * from './read-acceptances';
export * from './rule-ids';
export { explainSetting } from './settings';
