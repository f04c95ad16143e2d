export { BASELINE_CAPABILITIES } from './capabilities-baseline';
export * from './control';
export * from './evaluate';
export type { PodManifest } from './pod';
export { SAFE_SYSCTLS } from './sysctls';
