// Only files that the package exports can be loaded.
const assert = require('assert');
const { readdirSync } = require('fs');
const { dirname, join, sep } = require('path');

const root = dirname(require.resolve('cdk8s-least-privilege/package.json'));
const files = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.js')).map(path => path.split(sep).join('/'));
assert(files.length > 100);
for (const path of files.flatMap(file => [file, file.replace(/\.js$/, '')])) {
  assert.throws(() => require(`cdk8s-least-privilege/lib/${path}`), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
}
assert.strictEqual(require.resolve('cdk8s-least-privilege/.jsii'), join(root, '.jsii'));
assert.strictEqual(typeof require('cdk8s-least-privilege/schema/least-privilege.schema.json').$schema, 'string');
