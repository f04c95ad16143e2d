/**
 * Which bindings of the accounts of an app are known: all of the cluster, those of
 * the app and of other repositories in the context, those of the app only, or not
 * even all of the app.
 */
export type KnownBindings = 'all' | 'app and context' | 'app' | 'part of the app';
