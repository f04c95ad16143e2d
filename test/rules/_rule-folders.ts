/** The folders of rules that check an app. */
export const RULE_FOLDERS = ['service-accounts', 'tokens', 'rbac', 'bindings', 'cloud', 'network', 'pods', 'objects'];
