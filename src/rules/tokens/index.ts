import { automountedToken } from './automounted-token';
import { extendedTokenLifetime } from './extended-token-lifetime';
import { hardCodedApiAudience } from './hard-coded-api-audience';
import { legacyTokenSecret } from './legacy-token-secret';
import { legacyTokenSecretInPod } from './legacy-token-secret-in-pod';
import { longLivedToken } from './long-lived-token';
import { permissionWithoutToken } from './permission-without-token';
import { reservedTokenVolumeName } from './reserved-token-volume-name';
import { tokenInSeveralContainers } from './token-in-several-containers';
import { tokenInSharedProcessNamespace } from './token-in-shared-process-namespace';
import { tokenLifetimeBelowMinimum } from './token-lifetime-below-minimum';
import { tokenMountedWithSubpath } from './token-mounted-with-subpath';
import { tokenWithoutPermission } from './token-without-permission';
import { unreadableTokenFile } from './unreadable-token-file';
import { Rule } from '../rule';

/** Rules on the tokens that containers hold. */
export const TOKEN_RULES: readonly Rule[] = [
  automountedToken,
  tokenWithoutPermission,
  permissionWithoutToken,
  legacyTokenSecret,
  legacyTokenSecretInPod,
  hardCodedApiAudience,
  longLivedToken,
  extendedTokenLifetime,
  tokenLifetimeBelowMinimum,
  reservedTokenVolumeName,
  tokenMountedWithSubpath,
  tokenInSeveralContainers,
  tokenInSharedProcessNamespace,
  unreadableTokenFile,
];
