import { itIsAGroupOfRules } from '../_group';

itIsAGroupOfRules('objects');
