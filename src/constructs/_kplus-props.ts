import * as kplus from 'cdk8s-plus-28';

// Object.assign and no spread: V8 gives an object literal that goes on after a spread a hidden class to itself, and
// the constructors of cdk8s-plus, which read many fields, take two to three times as long on it.

/** What cdk8s-plus is told about a container: without resources it would choose some of its own. */
export function containerProps(props: kplus.ContainerProps): kplus.ContainerProps {
  return Object.assign({}, props, { resources: props.resources ?? {} });
}

/** What cdk8s-plus is told about a workload: it adds the terms of `spread` again at every rendering. */
export function workloadProps<T extends kplus.WorkloadProps>(props: T): T {
  return Object.assign({}, props, { spread: false });
}
