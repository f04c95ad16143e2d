import { Rule } from '../rule';

export const RBAC_RULES: readonly Rule[] = [];
