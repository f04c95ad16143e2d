import { SERVICE_ACCOUNT_RULES } from '../../../src/rules/service-accounts';
import { itIsAGroupOfRules } from '../_group';

itIsAGroupOfRules('service-accounts', SERVICE_ACCOUNT_RULES);
