import { AWS_SKIP_WEBHOOK_LABEL } from '../../kubernetes/cloud/aws';
import { AZURE_USE_LABEL } from '../../kubernetes/cloud/azure';
import { isTemplated } from '../../kubernetes/names';
import { Answer } from '../../model/answer';
import { CloudIdentity } from '../../model/service-account';
import { Workload } from '../../model/workload';

const LONGEST = 200;

export type CloudProvider = CloudIdentity['provider'];

/** How people call an identity. */
export function describeIdentity({ provider, value }: CloudIdentity): string {
  return { aws: `the AWS role ${value}`, google: `the Google service account ${value}`, azure: `the Azure client ${value}` }[provider];
}

/** Whether the pods of a workload get the identity that their account has in a cloud. */
export function receivesIdentity({ pod }: Workload, provider: CloudProvider): Answer {
  const labels = pod.metadata?.labels ?? {};
  switch (provider) {
    case 'aws': return typeof labels[AWS_SKIP_WEBHOOK_LABEL] === 'string' ? 'no' : 'yes';
    case 'google': return pod.spec?.hostNetwork === true ? 'no' : 'yes';
    case 'azure': {
      const label = labels[AZURE_USE_LABEL] ?? '';
      if (label === 'true') { return 'yes'; }
      return isTemplated(label) ? 'unknown' : 'no';
    }
  }
}

/** How many of many names a message tells. */
export const SHOWN = 3;

/** A few of many names. */
export function some(names: readonly string[], total = names.length): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return total > SHOWN ? `${shown} and ${total - SHOWN} more` : shown;
}

/** How a value reads in a message. */
export function quotedValue(value: string): string {
  return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}...` : value);
}
