import { Rule } from '../rule';

export const tokenRules: readonly Rule[] = [];
