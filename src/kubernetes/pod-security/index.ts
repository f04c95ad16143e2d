export { BASELINE_CAPABILITIES } from './capabilities-baseline';
export * from './control';
export * from './evaluate';
export { relevantPart } from './relevant-part';
export { SAFE_SYSCTLS } from './sysctls';
