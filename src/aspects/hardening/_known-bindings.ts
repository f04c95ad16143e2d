/**
 * How far it is known which permissions are bound to the accounts of an app:
 * there are no bindings except those that are given; those of other
 * repositories are given as context; only those of the app are; or not even
 * those.
 */
export type KnownBindings = 'all' | 'app and context' | 'app' | 'part of the app';
