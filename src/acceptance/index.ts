export * from './acceptance';
export * from './rule-ids';
