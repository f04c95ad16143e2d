import { safeText } from '../text/safe-text';

/**
 * The AppArmor profile of the containers of a pod. AppArmor cannot be switched
 * off.
 *
 * @see https://kubernetes.io/docs/tutorials/security/apparmor/
 */
export class AppArmorProfile {
  /** The profile of the container runtime. */
  public static runtimeDefault(): AppArmorProfile {
    return new AppArmorProfile('RuntimeDefault');
  }

  /**
   * A profile loaded on the nodes.
   *
   * @param profile Its name.
   * @throws if the name is empty, or has spaces around it, which the API server refuses
   */
  public static localhost(profile: string): AppArmorProfile {
    if (profile === '' || profile.trim() !== profile) {
      throw new Error(safeText(`the AppArmor profile is ${JSON.stringify(profile)}, but it must be the name of a profile on the nodes, without spaces around it; write AppArmorProfile.localhost('k8s-apparmor-example'), for example`));
    }
    return new AppArmorProfile('Localhost', profile);
  }

  /** @internal */
  public readonly _value: { readonly type: string; readonly localhostProfile?: string };

  private constructor(type: string, localhostProfile?: string) {
    this._value = { type, ...localhostProfile === undefined ? {} : { localhostProfile } };
  }
}
