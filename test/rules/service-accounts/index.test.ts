import { itIsAGroupOfRules } from '../_group';

itIsAGroupOfRules('service-accounts');
