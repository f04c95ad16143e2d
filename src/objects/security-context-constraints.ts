import { field } from './plain-object';

/** The permissions of OpenShift SecurityContextConstraints, and their subjects. */
export interface SecurityContextConstraints {
  readonly allowedCapabilities: readonly string[];
  readonly volumes: readonly string[];
  readonly users: readonly string[];
  readonly groups: readonly string[];
  /** The strategy for the user that a container runs as. */
  readonly runAsUser: string | undefined;
  /** Whether a field is true. */
  isOn(field: string): boolean;
}

/** Reads SecurityContextConstraints; invalid values are left out. */
export function securityContextConstraints(manifest: unknown): SecurityContextConstraints {
  const listed = (name: string): string[] => {
    const value = field(manifest, name);
    return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
  };
  const strategy = field(manifest, 'runAsUser', 'type');
  return {
    allowedCapabilities: listed('allowedCapabilities'),
    volumes: listed('volumes'),
    users: listed('users'),
    groups: listed('groups'),
    runAsUser: typeof strategy === 'string' ? strategy : undefined,
    isOn: name => field(manifest, name) === true,
  };
}
