/** The building blocks of custom rules and packs, and the packs to start from. For TypeScript and JavaScript. */
export {
  type AppRule, type FindingReference, type ObjectViolation, type PartViolation, type Reference, type Remedy, type Rule as IRule,
  type RuleDescription, type SubjectRule, type Violation,
} from './rule';
export {
  type ContainerSubject, type NamespaceSubject, type RoleSubject, type ServiceAccountSubject, type SubjectName, type Subjects, type VolumeSubject,
} from './subjects';
export { type Pack } from './pack';
export { cisBenchmark as cis, essential, podSecurityBaseline, podSecurityRestricted, recommended, restricted } from './packs';
export { type Category } from './category';
export { type Circumstance } from './circumstance';
export { type SeverityName } from './severity';
export { type ChainObject, type GrantChain, type WrittenAt } from '../access/grant-chain';
export { type AllowedAccount, type AllowedSubject, type AllowedWorkload, whoCan, type WhoCanAnswer } from '../access/who-can';
export { type AccessGround, type Doubt, type GroundBinding, type GroundSubject } from '../model/access-ground';
export { type AccessRequest, type Identity, type Requester } from '../model/access-request';
export { type Answer } from '../model/answer';
export { type AppModel } from '../model/app-model';
export { type Namespace, type PodSecurityLabels } from '../model/namespace';
export { type Binding, type CloudIdentity, type Grant, type Role, type Subject } from '../model/service-account';
export { type Automount, type Container, type SecretReference, type ServiceAccount, type Token, type VolumeToken, type Workload } from '../model/workload';
export { type ManifestObject, type Origin, type Position } from '../manifest/manifest-object';
export { type Path } from '../manifest/path';
export { type PolicyRule } from '../kubernetes/rbac/policy-rule';
