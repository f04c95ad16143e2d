import * as kplus from 'cdk8s-plus-28';

// Object.assign instead of a spread: V8 gives an object literal with fields after a spread its own hidden class, and
// the constructors of cdk8s-plus, which read many fields, take two to three times as long with it.

/** The container properties for cdk8s-plus, which sets default resources if none are given. */
export function containerProps(props: kplus.ContainerProps): kplus.ContainerProps {
  return Object.assign({}, props, { resources: props.resources ?? {} });
}

/** The workload properties for cdk8s-plus, which otherwise adds the terms of `spread` again at every rendering. */
export function workloadProps<T extends kplus.WorkloadProps>(props: T): T {
  return Object.assign({}, props, { spread: false });
}
