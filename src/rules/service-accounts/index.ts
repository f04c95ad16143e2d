import { Rule } from '../rule';

export const serviceAccountRules: readonly Rule[] = [];
