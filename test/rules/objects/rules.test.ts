import { OBJECT_RULES } from '../../../src/rules/objects';
import { itIsAGroupOfRules } from '../_group';

itIsAGroupOfRules('objects', OBJECT_RULES);
