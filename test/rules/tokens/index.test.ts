import { itIsAGroupOfRules } from '../_group';

itIsAGroupOfRules('tokens');
