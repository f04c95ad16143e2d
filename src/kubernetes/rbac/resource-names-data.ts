// Made by testbed/kubernetes/write-resource-names.ts from Kubernetes v1.34.4, v1.35.4, v1.36.3, v1.37.2. Change nothing here.
/* eslint-disable */
/** By API group: the other names of each resource that kube-apiserver serves in one of the versions: the singular, then the short names. */
export const RESOURCE_NAMES: { readonly [apiGroup: string]: { readonly [resource: string]: string } } = {
  '': { 'bindings': 'binding', 'componentstatuses': 'componentstatus,cs', 'configmaps': 'configmap,cm', 'endpoints': 'endpoints,ep', 'events': 'event,ev', 'limitranges': 'limitrange,limits', 'namespaces': 'namespace,ns', 'nodes': 'node,no', 'persistentvolumeclaims': 'persistentvolumeclaim,pvc', 'persistentvolumes': 'persistentvolume,pv', 'pods': 'pod,po', 'podtemplates': 'podtemplate', 'replicationcontrollers': 'replicationcontroller,rc', 'resourcequotas': 'resourcequota,quota', 'secrets': 'secret', 'serviceaccounts': 'serviceaccount,sa', 'services': 'service,svc' },
  'admissionregistration.k8s.io': { 'mutatingadmissionpolicies': 'mutatingadmissionpolicy', 'mutatingadmissionpolicybindings': 'mutatingadmissionpolicybinding', 'mutatingwebhookconfigurations': 'mutatingwebhookconfiguration', 'validatingadmissionpolicies': 'validatingadmissionpolicy', 'validatingadmissionpolicybindings': 'validatingadmissionpolicybinding', 'validatingwebhookconfigurations': 'validatingwebhookconfiguration' },
  'apiextensions.k8s.io': { 'customresourcedefinitions': 'customresourcedefinition,crd,crds' },
  'apiregistration.k8s.io': { 'apiservices': 'apiservice' },
  'apps': { 'controllerrevisions': 'controllerrevision', 'daemonsets': 'daemonset,ds', 'deployments': 'deployment,deploy', 'replicasets': 'replicaset,rs', 'statefulsets': 'statefulset,sts' },
  'authentication.k8s.io': { 'selfsubjectreviews': 'selfsubjectreview', 'tokenreviews': 'tokenreview' },
  'authorization.k8s.io': { 'localsubjectaccessreviews': 'localsubjectaccessreview', 'selfsubjectaccessreviews': 'selfsubjectaccessreview', 'selfsubjectrulesreviews': 'selfsubjectrulesreview', 'subjectaccessreviews': 'subjectaccessreview' },
  'autoscaling': { 'horizontalpodautoscalers': 'horizontalpodautoscaler,hpa' },
  'batch': { 'cronjobs': 'cronjob,cj', 'jobs': 'job' },
  'certificates.k8s.io': { 'certificatesigningrequests': 'certificatesigningrequest,csr', 'clustertrustbundles': 'clustertrustbundle', 'podcertificaterequests': 'podcertificaterequest' },
  'coordination.k8s.io': { 'leasecandidates': 'leasecandidate', 'leases': 'lease' },
  'discovery.k8s.io': { 'endpointslices': 'endpointslice' },
  'events.k8s.io': { 'events': 'event,ev' },
  'flowcontrol.apiserver.k8s.io': { 'flowschemas': 'flowschema', 'prioritylevelconfigurations': 'prioritylevelconfiguration' },
  'internal.apiserver.k8s.io': { 'storageversions': 'storageversion' },
  'lifecycle.k8s.io': { 'evictionrequests': 'evictionrequest', 'evictions': 'eviction' },
  'networking.k8s.io': { 'ingressclasses': 'ingressclass', 'ingresses': 'ingress,ing', 'ipaddresses': 'ipaddress,ip', 'networkpolicies': 'networkpolicy,netpol', 'servicecidrs': 'servicecidr' },
  'node.k8s.io': { 'runtimeclasses': 'runtimeclass' },
  'policy': { 'poddisruptionbudgets': 'poddisruptionbudget,pdb' },
  'rbac.authorization.k8s.io': { 'clusterrolebindings': 'clusterrolebinding', 'clusterroles': 'clusterrole', 'rolebindings': 'rolebinding', 'roles': 'role' },
  'resource.k8s.io': { 'deviceclasses': 'deviceclass', 'devicetaintrules': 'devicetaintrule', 'resourceclaims': 'resourceclaim', 'resourceclaimtemplates': 'resourceclaimtemplate', 'resourcepoolstatusrequests': 'resourcepoolstatusrequest', 'resourceslices': 'resourceslice' },
  'scheduling.k8s.io': { 'compositepodgroups': 'compositepodgroup', 'podgroups': 'podgroup', 'priorityclasses': 'priorityclass,pc', 'workloads': 'workload' },
  'storage.k8s.io': { 'csidrivers': 'csidriver', 'csinodes': 'csinode', 'csistoragecapacities': 'csistoragecapacity', 'storageclasses': 'storageclass,sc', 'volumeattachments': 'volumeattachment', 'volumeattributesclasses': 'volumeattributesclass,vac' },
  'storagemigration.k8s.io': { 'storageversionmigrations': 'storageversionmigration' },
};
