import { dirname, relative, resolve, sep } from 'node:path';

/** Folders whose tests have the same path below `test`. */
const MIRRORED = /^test(?=\/|$)/;

/** A path below the root of the project, with slashes. */
function below(root, path) {
  return relative(root, path).split(sep).join('/');
}

function isWithin(folder, outer) {
  return folder === outer || folder.startsWith(`${outer}/`);
}

/** A file whose name begins with `_` may be imported only in its own folder, in nested ones, and in their tests. */
const privateFiles = {
  meta: { type: 'problem', schema: [{ type: 'object', properties: { root: { type: 'string' } }, required: ['root'], additionalProperties: false }] },
  create(context) {
    const [{ root }] = context.options;
    const folder = below(root, dirname(context.filename));
    const mirrored = folder.replace(MIRRORED, 'src');
    const check = source => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) { return; }
      const imported = below(root, resolve(dirname(context.filename), source.value));
      const [, owner, name] = /^(?:(.*)\/)?([^/]+)$/.exec(imported) ?? [];
      if (!name?.startsWith('_') || isWithin(folder, owner ?? '') || isWithin(mirrored, owner ?? '')) { return; }
      context.report({ node: source, message: `${name} is private to ${owner}; export what is needed from a file without "_"` });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSImportType: ({ source }) => check(source),
      CallExpression: ({ callee, arguments: [first] }) => {
        if (callee.type === 'Identifier' && callee.name === 'require') { check(first); }
      },
    };
  },
};

export default { rules: { 'private-files': privateFiles } };
