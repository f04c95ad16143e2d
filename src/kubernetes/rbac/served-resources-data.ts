// Made by testbed/kubernetes/write-served-resources.ts from Kubernetes v1.34.4, v1.35.4, v1.36.3, v1.37.2. Change nothing here.
/* eslint-disable */
const ALL = 'get,list,watch,create,update,patch,delete,deletecollection';

/** By API group: the resources that kube-apiserver serves in one of the versions, alpha and beta included, each with its verbs. */
export const SERVED_RESOURCES: { readonly [apiGroup: string]: { readonly [resource: string]: string } } = {
  '': { 'bindings': 'create', 'componentstatuses': 'get,list', 'configmaps': ALL, 'endpoints': ALL, 'events': ALL, 'limitranges': ALL, 'namespaces': 'get,list,watch,create,update,patch,delete', 'namespaces/finalize': 'update', 'namespaces/status': 'get,update,patch', 'nodes': ALL, 'nodes/proxy': 'get,create,update,patch,delete', 'nodes/status': 'get,update,patch', 'persistentvolumeclaims': ALL, 'persistentvolumeclaims/status': 'get,update,patch', 'persistentvolumes': ALL, 'persistentvolumes/status': 'get,update,patch', 'pods': ALL, 'pods/attach': 'get,create', 'pods/binding': 'create', 'pods/ephemeralcontainers': 'get,update,patch', 'pods/eviction': 'create', 'pods/exec': 'get,create', 'pods/log': 'get', 'pods/portforward': 'get,create', 'pods/proxy': 'get,create,update,patch,delete', 'pods/resize': 'get,update,patch', 'pods/status': 'get,update,patch', 'podtemplates': ALL, 'replicationcontrollers': ALL, 'replicationcontrollers/scale': 'get,update,patch', 'replicationcontrollers/status': 'get,update,patch', 'resourcequotas': ALL, 'resourcequotas/status': 'get,update,patch', 'secrets': ALL, 'serviceaccounts': ALL, 'serviceaccounts/token': 'create', 'services': ALL, 'services/proxy': 'get,create,update,patch,delete', 'services/status': 'get,update,patch' },
  'admissionregistration.k8s.io': { 'mutatingadmissionpolicies': ALL, 'mutatingadmissionpolicybindings': ALL, 'mutatingwebhookconfigurations': ALL, 'validatingadmissionpolicies': ALL, 'validatingadmissionpolicies/status': 'get,update,patch', 'validatingadmissionpolicybindings': ALL, 'validatingwebhookconfigurations': ALL },
  'apiextensions.k8s.io': { 'customresourcedefinitions': ALL, 'customresourcedefinitions/status': 'get,update,patch' },
  'apiregistration.k8s.io': { 'apiservices': ALL, 'apiservices/status': 'get,update,patch' },
  'apps': { 'controllerrevisions': ALL, 'daemonsets': ALL, 'daemonsets/status': 'get,update,patch', 'deployments': ALL, 'deployments/scale': 'get,update,patch', 'deployments/status': 'get,update,patch', 'replicasets': ALL, 'replicasets/scale': 'get,update,patch', 'replicasets/status': 'get,update,patch', 'statefulsets': ALL, 'statefulsets/scale': 'get,update,patch', 'statefulsets/status': 'get,update,patch' },
  'authentication.k8s.io': { 'selfsubjectreviews': 'create', 'tokenreviews': 'create' },
  'authorization.k8s.io': { 'localsubjectaccessreviews': 'create', 'selfsubjectaccessreviews': 'create', 'selfsubjectrulesreviews': 'create', 'subjectaccessreviews': 'create' },
  'autoscaling': { 'horizontalpodautoscalers': ALL, 'horizontalpodautoscalers/status': 'get,update,patch' },
  'batch': { 'cronjobs': ALL, 'cronjobs/status': 'get,update,patch', 'jobs': ALL, 'jobs/status': 'get,update,patch' },
  'certificates.k8s.io': { 'certificatesigningrequests': ALL, 'certificatesigningrequests/approval': 'get,update,patch', 'certificatesigningrequests/status': 'get,update,patch', 'clustertrustbundles': ALL, 'podcertificaterequests': ALL, 'podcertificaterequests/status': 'get,update,patch' },
  'coordination.k8s.io': { 'leasecandidates': ALL, 'leases': ALL },
  'discovery.k8s.io': { 'endpointslices': ALL },
  'events.k8s.io': { 'events': ALL },
  'flowcontrol.apiserver.k8s.io': { 'flowschemas': ALL, 'flowschemas/status': 'get,update,patch', 'prioritylevelconfigurations': ALL, 'prioritylevelconfigurations/status': 'get,update,patch' },
  'internal.apiserver.k8s.io': { 'storageversions': ALL, 'storageversions/status': 'get,update,patch' },
  'lifecycle.k8s.io': { 'evictionrequests': ALL, 'evictionrequests/status': 'get,update,patch', 'evictions': ALL, 'evictions/status': 'get,update,patch' },
  'networking.k8s.io': { 'ingressclasses': ALL, 'ingresses': ALL, 'ingresses/status': 'get,update,patch', 'ipaddresses': ALL, 'networkpolicies': ALL, 'servicecidrs': ALL, 'servicecidrs/status': 'get,update,patch' },
  'node.k8s.io': { 'runtimeclasses': ALL },
  'policy': { 'poddisruptionbudgets': ALL, 'poddisruptionbudgets/status': 'get,update,patch' },
  'rbac.authorization.k8s.io': { 'clusterrolebindings': ALL, 'clusterroles': ALL, 'rolebindings': ALL, 'roles': ALL },
  'resource.k8s.io': { 'deviceclasses': ALL, 'devicetaintrules': ALL, 'devicetaintrules/status': 'get,update,patch', 'resourceclaims': ALL, 'resourceclaims/status': 'get,update,patch', 'resourceclaimtemplates': ALL, 'resourcepoolstatusrequests': ALL, 'resourcepoolstatusrequests/status': 'get,update,patch', 'resourceslices': ALL },
  'scheduling.k8s.io': { 'compositepodgroups': ALL, 'compositepodgroups/status': 'get,update,patch', 'podgroups': ALL, 'podgroups/status': 'get,update,patch', 'priorityclasses': ALL, 'workloads': ALL },
  'storage.k8s.io': { 'csidrivers': ALL, 'csinodes': ALL, 'csinodes/status': 'get,update,patch', 'csistoragecapacities': ALL, 'storageclasses': ALL, 'volumeattachments': ALL, 'volumeattachments/status': 'get,update,patch', 'volumeattributesclasses': ALL },
  'storagemigration.k8s.io': { 'storageversionmigrations': ALL, 'storageversionmigrations/status': 'get,update,patch' },
};

/** By API group: those of them that belong to no namespace, without subresources. */
export const CLUSTER_SCOPED_RESOURCES: { readonly [apiGroup: string]: readonly string[] } = {
  '': ['componentstatuses', 'namespaces', 'nodes', 'persistentvolumes'],
  'admissionregistration.k8s.io': ['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings', 'mutatingwebhookconfigurations', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings', 'validatingwebhookconfigurations'],
  'apiextensions.k8s.io': ['customresourcedefinitions'],
  'apiregistration.k8s.io': ['apiservices'],
  'authentication.k8s.io': ['selfsubjectreviews', 'tokenreviews'],
  'authorization.k8s.io': ['selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'subjectaccessreviews'],
  'certificates.k8s.io': ['certificatesigningrequests', 'clustertrustbundles'],
  'flowcontrol.apiserver.k8s.io': ['flowschemas', 'prioritylevelconfigurations'],
  'internal.apiserver.k8s.io': ['storageversions'],
  'networking.k8s.io': ['ingressclasses', 'ipaddresses', 'servicecidrs'],
  'node.k8s.io': ['runtimeclasses'],
  'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles'],
  'resource.k8s.io': ['deviceclasses', 'devicetaintrules', 'resourcepoolstatusrequests', 'resourceslices'],
  'scheduling.k8s.io': ['priorityclasses'],
  'storage.k8s.io': ['csidrivers', 'csinodes', 'storageclasses', 'volumeattachments', 'volumeattributesclasses'],
  'storagemigration.k8s.io': ['storageversionmigrations'],
};
