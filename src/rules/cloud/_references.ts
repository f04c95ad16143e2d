import { Reference } from '../rule';

export const IRSA: Reference = {
  title: 'Amazon EKS, IAM roles for service accounts',
  url: 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html',
};

export const EKS_WEBHOOK: Reference = { title: 'The Pod Identity Webhook of Amazon EKS', url: 'https://github.com/aws/amazon-eks-pod-identity-webhook' };

export const GKE_WORKLOAD_IDENTITY: Reference = {
  title: 'Workload Identity Federation for GKE',
  url: 'https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity',
};

export const AZURE_WORKLOAD_IDENTITY: Reference = {
  title: 'Azure Workload Identity, labels and annotations',
  url: 'https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html',
};
