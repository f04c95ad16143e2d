import { TOKEN_RULES } from '../../../src/rules/tokens';
import { itIsAGroupOfRules } from '../_group';

itIsAGroupOfRules('tokens', TOKEN_RULES);
