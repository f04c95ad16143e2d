/**
 * Capabilities that give a container access to its node, with their effect. It does not
 * matter whether the program uses them: an attacker who takes it over can.
 *
 * @see https://man7.org/linux/man-pages/man7/capabilities.7.html
 */
const NODE_CAPABILITIES: { readonly [capability: string]: string } = {
  ALL: 'grants everything that root has on the node',
  BPF: 'loads BPF programs into the kernel of the node, where they can see all processes',
  DAC_READ_SEARCH: 'opens files by inode number, including those of the node',
  MAC_ADMIN: 'changes the AppArmor and SELinux policies of the node',
  PERFMON: 'reads memory of the kernel and of all processes of the node through tracing',
  SYS_ADMIN: 'mounts file systems of the node and allows most other actions of root',
  SYS_BOOT: 'loads another kernel on the node',
  SYS_MODULE: 'loads modules into the kernel of the node',
  SYS_PTRACE: 'reads and changes the memory of every process it sees, including those of the node with hostPID',
  SYS_RAWIO: 'reads and writes memory and disks of the node directly',
};

/** What a capability lets a container do to its node; `undefined` if it does not reach it. Runtimes accept any case, and some the prefix too. */
export function reachesNode(capability: string): string | undefined {
  const name = nameOf(capability);
  return Object.hasOwn(NODE_CAPABILITIES, name) ? NODE_CAPABILITIES[name] : undefined;
}

/** Whether a list of capabilities includes one, by name or as `ALL`. */
export function hasCapability(capabilities: readonly string[], wanted: string): boolean {
  return capabilities.map(nameOf).some(name => name === wanted || name === 'ALL');
}

function nameOf(capability: string): string {
  return capability.toUpperCase().replace(/^CAP_/, '');
}
