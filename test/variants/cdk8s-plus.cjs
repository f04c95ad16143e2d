// The cdk8s-plus with the number in VARIANT, without unset fields that it writes with the defaults
// of Kubernetes: the golden files are those of cdk8s-plus-28.
const plus = require(`cdk8s-plus-${process.env.VARIANT}`);

function leaveOut(prototype, method, field, byDefault) {
  const render = prototype[method];
  prototype[method] = function () {
    const rendered = render.call(this);
    return rendered[field] === byDefault ? { ...rendered, [field]: undefined } : rendered;
  };
}

leaveOut(plus.Deployment.prototype, '_toKube', 'revisionHistoryLimit', 10);
leaveOut(plus.AbstractPod.prototype, '_toPodSpec', 'shareProcessNamespace', false);

module.exports = plus;
