/** The folders of rules that check an app. */
export const RULE_FOLDERS = ['service-accounts', 'tokens', 'rbac', 'bindings', 'paths', 'cloud', 'network', 'pods', 'objects'];
