import { Answer } from './answer';
import { CloudIdentity } from './service-account';
import { Workload } from './workload';
import { AWS_SKIP_WEBHOOK_LABEL } from '../kubernetes/cloud/aws';
import { AZURE_USE_LABEL } from '../kubernetes/cloud/azure';
import { isTemplated } from '../kubernetes/names';

/** Whether the pods of a workload get the cloud identity of their account. */
export function receivesIdentity({ pod }: Workload, provider: CloudIdentity['provider']): Answer {
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
