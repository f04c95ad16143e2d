import { Rule } from '../rule';

export const bindingRules: readonly Rule[] = [];
