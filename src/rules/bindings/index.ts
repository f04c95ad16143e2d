import { Rule } from '../rule';

export const BINDING_RULES: readonly Rule[] = [];
