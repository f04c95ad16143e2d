export * from './acceptance';
export * from './read-acceptances';
export * from './rule-ids';
